import {
  createOnce,
  done,
  makeTicketSecret,
  type Outcome,
  refused,
  stateConflict,
  writeAudit,
} from '@banenbrug/service-common';
import type { EntityManager } from 'typeorm';
import type { AgreementsContext } from '../../context';
import { CalendarFeed } from '../../entities';
import { keptCaller } from '../caller-of';
import { languageIn } from '../file-language';
import { ofOwnParty, stillGood } from './feeds-of-party';

/** A feed to make. */
export interface CreateCalendarFeedInput {
  readonly idempotencyKey?: string | null;
  readonly language?: 'EN' | 'NL' | null;
}

/** A feed with its link: the secret is told once, and null when the same request comes again. */
export interface CalendarFeedLink {
  readonly feed: CalendarFeed;
  readonly secret: string | null;
}

/** Days for which a link is good. */
const lifetimeDays = 365;

/** How many links one party may have at once. */
const mostFeeds = 20;

/**
 * Makes a link for programmes for calendars: whoever has it sees the days of the party's open follow-up agreements, until it
 * is revoked or a year has passed.
 */
export async function createCalendarFeed(
  context: AgreementsContext,
  input: CreateCalendarFeedInput,
): Promise<Outcome<CalendarFeedLink>> {
  const party = ofOwnParty(context.caller);
  return context.database.transaction((manager) =>
    createOnce(
      manager,
      context,
      { mutation: 'createCalendarFeed', input },
      async (id) => {
        // There is no row of the party to lock; without waiting, two at once would both be the last.
        await manager.query('select pg_advisory_xact_lock(hashtextextended($1, 0))', [
          `calendar_feeds ${JSON.stringify(party)}`,
        ]);
        const good = await manager.countBy(CalendarFeed, { ...party, ...stillGood(context.clock.now()) });
        if (good >= mostFeeds) return refused(stateConflict(['input'], 'TOO_MANY_FEEDS'));
        return done(await store(manager, context, input, id));
      },
      async (id) => {
        const feed = await manager.findOneBy(CalendarFeed, { id });
        return feed ? done({ feed, secret: null }) : refused(stateConflict(['input'], 'EXPIRED'));
      },
    ),
  );
}

async function store(
  manager: EntityManager,
  context: AgreementsContext,
  input: CreateCalendarFeedInput,
  id: string,
): Promise<CalendarFeedLink> {
  const { secret, secretHash } = makeTicketSecret();
  const createdAt = context.clock.now();
  const feed: CalendarFeed = {
    ...keptCaller(context.caller),
    id,
    secretHash,
    language: languageIn(input, context),
    createdAt,
    expiresAt: new Date(createdAt.getTime() + lifetimeDays * 86_400_000),
    revokedAt: null,
    lastFetchedOn: null,
  };
  await manager.insert(CalendarFeed, feed);
  await writeAudit(manager, context, {
    action: 'createCalendarFeed',
    objectIds: [id],
    purpose: 'follow the days of follow-up agreements in a calendar',
  });
  return { feed, secret };
}
