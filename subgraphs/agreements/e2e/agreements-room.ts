import { employers } from '@banenbrug/employers';
import { regions } from '@banenbrug/regions';
import type { Caller, Language, Subgraph, SubgraphModule } from '@banenbrug/service-common';
import { type Answer, ask, callers, createTestHub, fixedClock, type TestHub } from '@banenbrug/testkit';
import { agreements } from '../src';
import { type SeededDesk, type SeededEmployer, seedParties } from './seed-parties';

/** A hub with three desks (AM01, AM02, AM03) and three employers, and the agreements subgraph on 15 June 2026. */
export interface AgreementsRoom {
  readonly hub: TestHub;
  readonly subgraph: Subgraph;
  readonly clock: ReturnType<typeof fixedClock>;
  readonly desks: readonly [SeededDesk, SeededDesk, SeededDesk];
  readonly employers: readonly [SeededEmployer, SeededEmployer, SeededEmployer];
  ask<Data>(
    text: string,
    variables: Record<string, unknown>,
    caller: Caller,
    language?: Language,
  ): Promise<Answer<Data>>;
  /** How many rows all tables of this subgraph have: to show that a refusal leaves nothing behind. */
  rows(): Promise<Record<string, number>>;
}

const tables = [
  'audit_entries',
  'idempotency_keys',
  'clause_sets',
  'regional_arrangements',
  'arrangement_deviations',
  'arrangements',
  'arrangement_state_changes',
  'clause_scores',
  'dialogue_sessions',
  'dialogue_session_parts',
  'session_participants',
  'follow_up_agreements',
  'follow_up_status_changes',
  'follow_up_entries',
  'session_events',
  'session_join_codes',
  'follow_up_results',
  'follow_up_update_days',
  'session_feedback',
  'knowledge_items',
  'follow_up_exports',
  'calendar_feeds',
  'follow_up_reminders_off',
];

/** Opens a room; what else is read from is named, such as candidates. */
export async function openRoom(others: readonly SubgraphModule[] = []): Promise<AgreementsRoom> {
  const hub = await createTestHub([regions, employers, ...others, agreements]);
  const clock = fixedClock('2026-06-15T08:00:00Z');
  const subgraph = await hub.subgraph('agreements', { clock });
  const seeded = await seedParties(hub, 3);
  return {
    hub,
    subgraph,
    clock,
    desks: three(seeded.desks),
    employers: three(seeded.employers),
    ask: (text, variables, caller, language = 'en') => ask(subgraph, text, variables, { caller, language }),
    rows: async () => {
      const counts = tables.map((table) => `(select count(*)::int from agreements.${table}) as ${table}`);
      const [row] = await hub.sql<Record<string, number>>(`select ${counts.join(', ')}`);
      return row ?? {};
    },
  };
}

export function three<T>([first, second, third]: readonly T[]): readonly [T, T, T] {
  if (first === undefined || second === undefined || third === undefined)
    throw new Error('Three are needed.');
  return [first, second, third];
}

/** Each role, as the room's first employer and first desk. */
export function everyRole({ desks: [desk], employers: [employer] }: AgreementsRoom): Record<string, Caller> {
  return {
    public: callers.public,
    employer: callers.employer(employer.id),
    desk: callers.desk(desk.id, [desk.region]),
    organiser: callers.organiser(),
    liaison: callers.liaison(),
    admin: callers.admin(),
  };
}

/** The codes of an answer's errors, with their paths. */
export function refusals({ errors }: Pick<Answer, 'errors'>): string[] {
  return errors.map(({ path, extensions }) => `${path?.join('.')}: ${String(extensions?.['code'])}`);
}
