import type { TestHub } from '@banenbrug/testkit';

/** The private side of profiles of one desk, straight into the table, as that desk; null conditions are unknown. */
export async function seedConditions(
  hub: TestHub,
  deskId: string,
  profileIds: readonly string[],
  conditions: readonly string[] | null,
): Promise<void> {
  await hub.sql(
    `insert into candidates.profile_private (profile_id, desk_id, workplace_conditions, consent_recorded_on)
     select p.id, $1::uuid, $3::text[], '2026-06-01'::date from unnest($2::uuid[]) as p(id)
     cross join (select set_config('app.role', 'DESK', true), set_config('app.desk_id', $4, true)) as caller`,
    [deskId, profileIds, conditions, deskId],
  );
}
