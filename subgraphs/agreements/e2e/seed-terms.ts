import { randomUUID } from 'node:crypto';
import type { TestHub } from '@banenbrug/testkit';

/** Own terms of an instrument, of a region or of one municipality in it. */
export interface SeededTerms {
  readonly instrument: string;
  readonly grantor: string;
  readonly region: string;
  readonly municipality?: string | null;
  readonly standardMonths?: number | null;
  readonly maximumMonths?: number | null;
  readonly from?: string;
  readonly until?: string | null;
}

/** Terms straight into their table, checked on 1 March 2026. */
export async function seedTerms(hub: TestHub, terms: readonly SeededTerms[]): Promise<void> {
  for (const of of terms) {
    await hub.sql(
      `insert into regions.instrument_terms (id, instrument_code, region_code, municipality_code, grantor,
         standard_months, maximum_months, valid_from, valid_until, source, checked_on)
       values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, '2026-03-01')`,
      [
        randomUUID(),
        of.instrument,
        of.region,
        of.municipality ?? null,
        of.grantor,
        of.standardMonths ?? null,
        of.maximumMonths ?? null,
        of.from ?? '2026-01-01',
        of.until ?? null,
        `Terms of ${of.municipality ?? of.region}`,
      ],
    );
  }
}

/** So many published profiles of a region: verified today or long ago, with or without languages. */
export async function seedProfiles(
  hub: TestHub,
  region: string,
  numbers: { readonly fresh: number; readonly stale: number; readonly withLanguages: number },
): Promise<void> {
  const [pool, desk] = [randomUUID(), randomUUID()];
  await hub.sql(`insert into candidates.candidate_pools values ($1, $2, $3, 'Pool', false)`, [
    pool,
    desk,
    region,
  ]);
  await hub.sql(
    `insert into candidates.candidate_profiles (id, pool_id, desk_id, region_code, state, languages, published_on,
       changed_on, verified_on, revision)
     select gen_random_uuid(), $1, $2, $3, 'PUBLISHED', case when n <= $6 then '{nld}'::text[] end, '2026-01-01',
            '2026-01-01', case when n <= $4 then now()::date else now()::date - 200 end, 1
     from generate_series(1, $4::int + $5::int) n`,
    [pool, desk, region, numbers.fresh, numbers.stale, numbers.withLanguages],
  );
}
