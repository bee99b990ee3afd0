import type { CandidatesContext } from '../context';
import { requireRegionWatcher } from './candidate-access.service';
import { Headcount, medianShare, shareInRegion } from './people-count.service';
import { type ProfileField, profileFields } from './unknown-fields.service';

/** How complete a region is in one field: the type FieldCompleteness of the schema. */
export interface FieldCompleteness {
  readonly field: ProfileField;
  readonly knownPercentage: number | null;
  readonly isSuppressed: boolean;
}

/**
 * How complete a region's published profiles are, field by field.
 * @throws HubError FORBIDDEN for who may not compare this region
 */
export async function completenessOf(
  { caller, loaders }: CandidatesContext,
  regionCode: string,
): Promise<FieldCompleteness[]> {
  requireRegionWatcher(caller, regionCode);
  const rows = await loaders.fieldsKnownByRegionCode.load(regionCode);
  const byField = new Map(rows.map((row) => [row.field, row]));
  return profileFields.map((field) => {
    const { known, published } = byField.get(field) ?? { known: Headcount.none, published: Headcount.none };
    const { percentage, isSuppressed } = shareInRegion(caller, regionCode, known, published);
    return { field, knownPercentage: percentage, isSuppressed };
  });
}

/** The median over the country of how complete a field is. */
export async function nationalMedianOf(
  { loaders }: CandidatesContext,
  field: ProfileField,
): Promise<number | null> {
  const found = await loaders.fieldNationwide.load(field);
  return medianShare(
    (found?.regions ?? []).map(({ known, published }) => ({ part: known, whole: published })),
  );
}
