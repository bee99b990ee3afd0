import type { EntityManager } from 'typeorm';

/** How long a scheme may last, as the regions subgraph publishes it. Without a region it is the law. */
export interface ClauseLimit {
  readonly instrumentCode: string;
  readonly grantor: string | null;
  readonly regionCode: string | null;
  readonly municipalityCode: string | null;
  readonly standardMonths: number | null;
  readonly maximumMonths: number | null;
  readonly isOpenEnded: boolean;
  readonly legalBasis: string | null;
  readonly sources: readonly string[];
  readonly checkedOn: string;
}

/** The limits of schemes on a day: what the law says, and the terms of these regions and their municipalities. */
export function findClauseLimits(
  manager: EntityManager,
  instruments: readonly string[],
  regions: readonly string[],
  day: string,
): Promise<ClauseLimit[]> {
  return manager.query(
    `select l.instrument_code as "instrumentCode", l.grantor, l.region_code as "regionCode",
       l.municipality_code as "municipalityCode", l.standard_months as "standardMonths",
       l.maximum_months as "maximumMonths", l.is_open_ended as "isOpenEnded", l.legal_basis as "legalBasis", l.sources,
       l.checked_on as "checkedOn"
     from regions.published_instrument_limit l
     where l.instrument_code = any($1) and (l.region_code is null or l.region_code = any($2))
       and daterange(l.valid_from, l.valid_until, '[]') @> $3::date
     order by l.region_code collate "C" nulls first, l.municipality_code collate "C" nulls first,
       l.instrument_code collate "C", l.grantor collate "C" nulls first`,
    [instruments, regions, day],
  );
}
