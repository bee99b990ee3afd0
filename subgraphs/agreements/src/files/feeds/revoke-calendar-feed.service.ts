import {
  done,
  isUuid,
  type Outcome,
  referenceUnknown,
  refused,
  stateConflict,
  writeAudit,
} from '@banenbrug/service-common';
import { IsNull } from 'typeorm';
import type { AgreementsContext } from '../../context';
import { CalendarFeed } from '../../entities';
import { ofOwnParty } from './feeds-of-party';

/** A feed to revoke. */
export interface RevokeCalendarFeedInput {
  readonly feedId: string;
}

/** Makes a feed of the caller's party unknown, from the next time on that a programme asks for it. */
export async function revokeCalendarFeed(
  context: AgreementsContext,
  { feedId }: RevokeCalendarFeedInput,
): Promise<Outcome<CalendarFeed>> {
  const party = ofOwnParty(context.caller);
  if (!isUuid(feedId)) return refused(referenceUnknown('input', 'feedId'));
  const id = feedId.toLowerCase();
  return context.database.transaction(async (manager) => {
    const revokedAt = context.clock.now();
    const { affected } = await manager.update(
      CalendarFeed,
      { ...party, id, revokedAt: IsNull() },
      { revokedAt },
    );
    const feed = await manager.findOneBy(CalendarFeed, { ...party, id });
    if (!feed) return refused(referenceUnknown('input', 'feedId'));
    if (affected !== 1) return refused(stateConflict(['input', 'feedId'], 'REVOKED'));
    await writeAudit(manager, context, {
      action: 'revokeCalendarFeed',
      objectIds: [id],
      purpose: 'end a link to the days of follow-up agreements',
    });
    return done(feed);
  });
}
