import { randomUUID } from 'node:crypto';
import type { Caller, ResultStream, Subgraph } from '@banenbrug/service-common';
import type { TestHub } from '@banenbrug/testkit';
import { type GraphQLFormattedError, parse } from 'graphql';

/** A change as these tests ask for it. */
export interface Change {
  readonly cursor: string;
  readonly kind: 'RECORDED' | 'CHANGED' | 'WITHDRAWN';
  readonly followUpAgreementId: string;
  readonly followUpAgreement: {
    readonly id: string;
    readonly status: string;
    readonly category: string;
  } | null;
  readonly regionCounts: readonly { readonly region: { readonly code: string }; readonly count: number }[];
  readonly session: { readonly id: string; readonly state: string };
}

/** A client that follows a session. */
export interface Follower {
  /** The next change; waits until there is one. */
  next(): Promise<Change>;
  /** As many changes as are asked for. */
  take(count: number): Promise<Change[]>;
  leave(): Promise<void>;
}

const document = parse(`subscription ($sessionId: ID!, $after: String) {
  followUpChanges(sessionId: $sessionId, after: $after) {
    cursor kind followUpAgreementId
    followUpAgreement { id status category }
    regionCounts { region { code } count }
    session { id state }
  }
}`);

type Asked = { readonly sessionId: string; readonly after?: string | undefined };

function subscribe(subgraph: Subgraph, variables: Asked, caller: Caller) {
  if (!subgraph.subscribe) throw new Error('This subgraph has no subscriptions.');
  return subgraph.subscribe({
    document,
    variables: { ...variables },
    caller,
    requestId: 'test',
    language: 'en',
  });
}

/** Follows a session. @throws Error when that is refused */
export async function follow(subgraph: Subgraph, asked: Asked, caller: Caller): Promise<Follower> {
  const results = await subscribe(subgraph, asked, caller);
  if (!(Symbol.asyncIterator in results)) throw new Error(`Refused: ${JSON.stringify(results)}`);
  const next = (): Promise<Change> => nextOf(results);
  return {
    next,
    take: async (count) => {
      const changes: Change[] = [];
      while (changes.length < count) changes.push(await next());
      return changes;
    },
    leave: async () => {
      await results.return();
    },
  };
}

async function nextOf(results: ResultStream): Promise<Change> {
  const step = await results.next();
  if (step.done) throw new Error('The stream has ended.');
  const { data, errors } = JSON.parse(JSON.stringify(step.value)) as {
    data: { followUpChanges: Change | null } | null;
    errors?: GraphQLFormattedError[];
  };
  if (errors || !data?.followUpChanges) throw new Error(`Not a change: ${JSON.stringify({ data, errors })}`);
  return data.followUpChanges;
}

/** The code with which following is refused; null when it is not. */
export async function refusalOf(subgraph: Subgraph, asked: Asked, caller: Caller): Promise<unknown> {
  const results = await subscribe(subgraph, asked, caller);
  if (!(Symbol.asyncIterator in results)) return results.errors?.[0]?.extensions['code'];
  await results.return();
  return null;
}

/** SQL that writes an event of an agreement and tells of it, as the services do. Its parameters: session, agreement, kind. */
export const appendEvent = `with counted as (
    update agreements.dialogue_sessions set event_number = event_number + 1 where id = $1::uuid returning event_number
  ), added as (
    insert into agreements.session_events select $1, event_number, $2::uuid, $3, now() from counted
  )
  select pg_notify('agreements_session_events', $1::text) from counted`;

/** Withdraws an agreement of a session. */
export async function withdraw(hub: TestHub, sessionId: string, agreementId: string): Promise<void> {
  await hub.sql(`update agreements.follow_up_agreements set withdrawn_on = '2026-06-15' where id = $1`, [
    agreementId,
  ]);
  await hub.sql(appendEvent, [sessionId, agreementId, 'WITHDRAWN']);
}

/** Records agreements in a session, with their events. Answers their ids. */
export async function seedRecorded(
  hub: TestHub,
  sessionId: string,
  employerId: string,
  regionSets: readonly (readonly string[])[],
): Promise<string[]> {
  const ids = regionSets.map(() => randomUUID());
  await hub.sql(
    `insert into agreements.follow_up_agreements (id, session_id, employer_id, region_codes, category, status,
       is_written_by_employer, is_written_by_region, recorded_on, last_update_on)
     select id, $1, $2, string_to_array(regions, ','), 'OTHER', 'OPEN', true, false, '2026-06-15', '2026-06-15'
     from unnest($3::uuid[], $4::text[]) as given (id, regions)`,
    [sessionId, employerId, ids, regionSets.map((set) => set.join(','))],
  );
  await hub.sql(
    `insert into agreements.session_events
     select $1, s.event_number + given.position, given.id, 'RECORDED', now()
     from agreements.dialogue_sessions s, unnest($2::uuid[]) with ordinality as given (id, position) where s.id = $1`,
    [sessionId, ids],
  );
  await hub.sql('update agreements.dialogue_sessions set event_number = event_number + $2 where id = $1', [
    sessionId,
    ids.length,
  ]);
  await hub.sql(`select pg_notify('agreements_session_events', $1)`, [sessionId]);
  return ids;
}
