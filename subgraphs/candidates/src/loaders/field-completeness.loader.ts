import { createListLoader, createLoader } from '@banenbrug/service-common';
import type { EntityManager } from 'typeorm';
import { isPublishedOn } from '../repositories/profile-visibility';
import { unknownFieldEntries } from '../repositories/unknown-field-sql';
import { Headcount } from '../services/people-count.service';
import type { ProfileField } from '../services/unknown-fields.service';

/** In how many of a region's published profiles a field is known. */
export interface FieldKnown {
  readonly regionCode: string;
  readonly field: ProfileField;
  readonly known: Headcount;
  readonly published: Headcount;
}

type Row = { readonly regionCode: string; readonly published: number } & Readonly<
  Record<ProfileField, number>
>;

const knownPerField = unknownFieldEntries
  .map(([field, isUnknown]) => `count(*) filter (where not (${isUnknown}))::integer as "${field}"`)
  .join(', ');

const knownSql = (condition: string): string => `
  select p.region_code as "regionCode", count(*)::integer as published, ${knownPerField}
  from candidate_profiles p where ${condition} and ${isPublishedOn('$1')} group by p.region_code`;

const fieldsOf = ({ regionCode, published, ...known }: Row): FieldKnown[] =>
  unknownFieldEntries.map(([field]) => ({
    regionCode,
    field,
    known: Headcount.of(known[field]),
    published: Headcount.of(published),
  }));

/** How complete each region's published profiles are, field by field in the order of the schema. */
export function createFieldsKnownByRegionCodeLoader(manager: EntityManager, today: string) {
  return createListLoader<FieldKnown>(
    'fieldsKnownByRegionCode',
    async (codes) => {
      const rows = await manager.query<Row[]>(knownSql('p.region_code = any($2::text[])'), [today, codes]);
      return rows.flatMap(fieldsOf);
    },
    ({ regionCode }) => regionCode,
  );
}

/** A field in every region that has published profiles. */
export interface FieldNationwide {
  readonly field: ProfileField;
  readonly regions: readonly FieldKnown[];
}

/** The same of the whole country, by field: one statement for all fields. */
export function createFieldNationwideLoader(manager: EntityManager, today: string) {
  return createLoader<FieldNationwide>(
    'fieldNationwide',
    async (fields) => {
      const rows = await manager.query<Row[]>(knownSql('true'), [today]);
      const all = rows.flatMap(fieldsOf);
      return fields.map((name) => ({
        field: name as ProfileField,
        regions: all.filter(({ field }) => field === name),
      }));
    },
    ({ field }) => field,
  );
}
