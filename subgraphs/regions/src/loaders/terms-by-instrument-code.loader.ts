import { columnsOf, createDatedListLoader } from '@banenbrug/service-common';
import type { EntityManager } from 'typeorm';
import { InstrumentTerms } from '../entities';

/** The regional and municipal terms of each instrument on a day, by region and municipality. */
export function createTermsByInstrumentCodeLoader(manager: EntityManager) {
  return createDatedListLoader<InstrumentTerms>(
    'termsByInstrumentCode',
    (codes, on) =>
      manager.query(
        `select ${columnsOf(manager, InstrumentTerms, 't')} from instrument_terms t
         where t.instrument_code = any($1) and daterange(t.valid_from, t.valid_until, '[]') @> $2::date
         order by t.region_code collate "C", t.municipality_code collate "C" nulls first, t.id`,
        [codes, on],
      ),
    ({ instrumentCode }) => instrumentCode,
  );
}
