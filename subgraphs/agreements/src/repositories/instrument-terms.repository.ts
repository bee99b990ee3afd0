import type { EntityManager } from 'typeorm';

/** Who grants an instrument (verstrekker; the enum of the schema). */
export type Grantor = 'UWV' | 'MUNICIPALITY' | 'TAX_AUTHORITY' | 'RVO' | 'SHELTERED_EMPLOYMENT_COMPANY';

/** Terms of an instrument of one grantor: the national ones, or those of a region or of one municipality in it. */
export interface InstrumentTerms {
  readonly instrumentCode: string;
  readonly grantor: Grantor;
  /** Null of national terms. */
  readonly regionCode: string | null;
  /** Null unless the terms are of one municipality. */
  readonly municipalityCode: string | null;
  /** Months; null when not told. */
  readonly standardMonths: number | null;
  readonly maximumMonths: number | null;
  readonly isOpenEnded: boolean | null;
  readonly remark: string | null;
  readonly legalBasis: readonly string[];
  readonly sources: readonly string[];
  readonly since: string | null;
  readonly checkedOn: string;
  /** Names of the instrument and, of national terms, whether each municipality may set its own. */
  readonly nameEn: string;
  readonly nameNl: string;
  readonly variesByMunicipality: boolean;
}

/** Whose own terms are asked for, beside the national ones. */
export interface TermsPlace {
  readonly regions: readonly string[];
  /** Municipalities whose own terms are asked for too, those of others are left out; all in these regions when null. */
  readonly municipalities: readonly string[] | null;
}

/**
 * The terms that are in force on a day of the instruments that are, in the order of the list of instruments: the national
 * ones first, then by region, those of a municipality last and of several at one place the latest first.
 */
export function findInstrumentTerms(
  manager: EntityManager,
  day: string,
  { regions, municipalities }: TermsPlace,
): Promise<InstrumentTerms[]> {
  return manager.query(
    `with instruments as (
       select * from regions.published_instrument where daterange(valid_from, valid_until, '[]') @> $1::date),
     codes as (select distinct code, position, name_en, name_nl, varies_by_municipality from instruments)
     select "instrumentCode", grantor, "regionCode", "municipalityCode", "standardMonths", "maximumMonths", "isOpenEnded",
            remark, "legalBasis", sources, since, "checkedOn", "nameEn", "nameNl", "variesByMunicipality"
     from (
       select i.code as "instrumentCode", i.grantor, null as "regionCode", null as "municipalityCode",
              i.standard_months as "standardMonths", i.maximum_months as "maximumMonths",
              i.is_open_ended as "isOpenEnded", null as remark, i.legal_basis as "legalBasis", i.sources,
              i.valid_from as since, i.checked_on as "checkedOn", i.name_en as "nameEn", i.name_nl as "nameNl",
              i.varies_by_municipality as "variesByMunicipality", i.position, null::uuid as id
       from instruments i
       union all
       select t.instrument_code, t.grantor, t.region_code, t.municipality_code, t.standard_months, t.maximum_months,
              null, t.remark, '{}', array[t.source], t.valid_from, t.checked_on, c.name_en, c.name_nl,
              c.varies_by_municipality, c.position, t.id
       from regions.published_instrument_terms t join codes c on c.code = t.instrument_code
       where t.region_code = any($2::text[]) and (t.municipality_code is null or $3::text[] is null or t.municipality_code = any($3))
         and daterange(t.valid_from, t.valid_until, '[]') @> $1::date) terms
     order by position, "regionCode" collate "C" nulls first, "municipalityCode" collate "C" nulls first,
              since desc nulls last, grantor collate "C", id`,
    [day, regions, municipalities],
  );
}
