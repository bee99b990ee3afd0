import { randomUUID } from 'node:crypto';
import type { TestHub } from '@banenbrug/testkit';
import { profileOf, seedPool, seedProfiles } from './seed-profiles';

/** A day on which the tests of retention stand: long past, so that the database's clock has reached it. */
export const retentionDay = '2024-06-15';

/** What a test may say of the profiles and introductions it makes. */
export interface RetentionCase {
  readonly publishedUntil?: string | null;
  /** The introduction of each is closed on this day; null: it is open. */
  readonly closedOn?: string | null;
}

/** Profiles of a desk, each with a private side and one introduction with a meeting and notes. */
export async function seedForRetention(
  hub: TestHub,
  deskId: string,
  count: number,
  { publishedUntil = null, closedOn = null }: RetentionCase,
): Promise<{ profiles: string[]; introductions: string[] }> {
  const poolId = await seedPool(hub, deskId, 'AM06');
  const dates = { publishedOn: '2024-01-10', verifiedOn: '2024-06-01', publishedUntil };
  const profiles = Array.from({ length: count }, () =>
    profileOf({ poolId, deskId, regionCode: 'AM06' }, { ...dates, skills: ['Order picking'] }),
  );
  await seedProfiles(hub, profiles);
  const ids = profiles.map(({ id }) => id);
  const introductions = ids.map(() => randomUUID());
  await hub.sql(
    `insert into candidates.introductions
       (id, profile_id, desk_id, employer_id, state, requested_on, answer_due_on, due_on, closed_on, revision)
     select i, p, $3, $3, case when $4::date is null then 'ASKED' else 'DONE' end, '2024-01-20', '2024-01-22',
       case when $4::date is null then '2024-01-22'::date end, $4, 1
     from unnest($1::uuid[], $2::uuid[]) as t(i, p)`,
    [introductions, ids, deskId, closedOn],
  );
  const asDesk = `(select set_config('app.role', 'DESK', true), set_config('app.desk_id', $2, true)) as caller`;
  for (const [rows, statement] of [
    [
      ids,
      `insert into candidates.profile_private (profile_id, desk_id, consent_recorded_on)
       select t.id, $2::uuid, '2024-01-10' from unnest($1::uuid[]) as t(id), ${asDesk}`,
    ],
    [
      introductions,
      `insert into candidates.introduction_private (introduction_id, desk_id, notes)
       select t.id, $2::uuid, 'Call on Monday' from unnest($1::uuid[]) as t(id), ${asDesk}`,
    ],
    [
      introductions,
      `insert into candidates.introduction_meetings (introduction_id, desk_id, employer_id, meeting_at)
       select t.id, $2::uuid, $2::uuid, '2024-02-01T09:00:00Z' from unnest($1::uuid[]) as t(id), ${asDesk}`,
    ],
  ] as const) {
    await hub.sql(statement, [rows, deskId]);
  }
  return { profiles: ids, introductions };
}

/** What is left of a desk's rows, as anybody's SQL finds it: numbers by kind. */
export async function leftOf(hub: TestHub, deskId: string): Promise<Record<string, number>> {
  const asDesk = `(select set_config('app.role', 'DESK', true), set_config('app.desk_id', $1::text, true)) as caller`;
  const count = async (what: string): Promise<number> => {
    // The settings must stand before the policies are asked: hence the join in one statement.
    const [row] = await hub.sql<{ n: number }>(
      `select count(*)::int as n from ${asDesk}, lateral (select 1 from candidates.${what}) as rows`,
      [deskId],
    );
    return row?.n ?? -1;
  };
  return {
    published: await count(`candidate_profiles where desk_id = $1::uuid and state = 'PUBLISHED'`),
    withContent: await count('candidate_profiles where desk_id = $1::uuid and skills is not null'),
    privateDetails: await count('profile_private where desk_id = $1::uuid'),
    open: await count('introductions where desk_id = $1::uuid and closed_on is null'),
    notes: await count('introduction_private where desk_id = $1::uuid'),
    meetings: await count('introduction_meetings where desk_id = $1::uuid'),
  };
}
