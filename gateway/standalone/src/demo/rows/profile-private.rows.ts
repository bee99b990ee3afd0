import type { CandidateProfile, ProfilePrivate } from '@banenbrug/candidates';
import type { DemoSetting } from '../demo-setting';
import { conditions, deskNotes } from '../words/profile-words';

/** What only the desks see of their profiles; of withdrawn ones nothing is left. */
export function profilePrivateRows(
  setting: DemoSetting,
  profiles: readonly CandidateProfile[],
): ProfilePrivate[] {
  const numberOfDesk = new Map<string, number>();
  return profiles
    .filter(({ state }) => state === 'PUBLISHED')
    .map(({ id, deskId, publishedOn }) => {
      const random = setting.random('profile private', id);
      const number = (numberOfDesk.get(deskId) ?? 0) + 1;
      numberOfDesk.set(deskId, number);
      return {
        profileId: id,
        deskId,
        deskReference: `DEMO-${String(number).padStart(4, '0')}`,
        deskNotes: random.chance(0.3) ? random.pick(deskNotes) : null,
        workplaceConditions: random.chance(0.45) ? random.some(conditions, random.integer(0, 2)) : null,
        consentRecordedOn: publishedOn,
      };
    });
}
