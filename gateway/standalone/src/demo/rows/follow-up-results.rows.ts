import type { FollowUpResult } from '@banenbrug/agreements';
import type { DemoSetting } from '../demo-setting';
import type { FollowUpRows } from './follow-ups.rows';

/** What came of the follow-up agreements that are done: all met, and where placements were agreed people began to work. */
export function followUpResultRows(
  setting: DemoSetting,
  { followUpAgreements, followUpStatusChanges }: FollowUpRows,
): FollowUpResult[] {
  const doneOn = new Map(
    followUpStatusChanges
      .filter(({ status }) => status === 'DONE')
      .map(({ followUpAgreementId, since }) => [followUpAgreementId, since]),
  );
  return followUpAgreements
    .filter(({ status }) => status === 'DONE')
    .map(({ id, category, recordedOn }) => {
      const placements = category === 'PLACEMENTS' ? setting.random('placements', id).integer(5, 12) : null;
      return {
        followUpAgreementId: id,
        number: 1,
        isMeetingHeld: true,
        isArrangementSigned: category === 'ARRANGEMENT',
        arrangementId: null,
        placements,
        hoursHundredths: placements === null ? null : placements * 2_400,
        recordedOn: doneOn.get(id) ?? recordedOn,
        notedBy: 'REGION',
      };
    });
}
