import {
  type Caller,
  invalidValue,
  isRegionCode,
  isUuid,
  referenceUnknown,
  regionOfMunicipality,
  type UserError,
} from '@banenbrug/service-common';
import type { ArrangementCoverage } from '../../entities';
import type { ArrangementDeviationInput } from './deviation-input.service';
import { checkSignatories, type SignatoryInput } from './signatory-input.service';

/** How far a region takes an arrangement over. */
export interface AdoptArrangementInput {
  readonly idempotencyKey?: string | null;
  readonly arrangementId: string;
  readonly region: string;
  readonly municipality?: string | null;
  readonly coverage: ArrangementCoverage;
  readonly adoptedOn?: string | null;
  readonly contactId?: string | null;
  readonly deviations?: readonly ArrangementDeviationInput[] | null;
  readonly expectedRevision?: number | null;
  readonly signatories?: readonly SignatoryInput[] | null;
}

/** What is wrong with the input as far as it can be told without looking anything up; deviations apart. */
export function checkAdoption(input: AdoptArrangementInput, caller: Caller, day: string): UserError[] {
  return [
    ...(isUuid(input.arrangementId) ? [] : [referenceUnknown('input', 'arrangementId')]),
    ...checkPlace(input, caller),
    ...(input.contactId != null && !isUuid(input.contactId) ? [referenceUnknown('input', 'contactId')] : []),
    ...checkDay(input, day),
    ...checkCoverage(input),
    ...checkAdopters(input),
  ];
}

/** A desk answers for its own regions: others are to it as if they did not exist. */
function checkPlace({ region, municipality }: AdoptArrangementInput, caller: Caller): UserError[] {
  const isOwn = caller.role !== 'DESK' || caller.regions.includes(region);
  if (!isRegionCode(region) || !isOwn) return [referenceUnknown('input', 'region')];
  return municipality == null || regionOfMunicipality(municipality)?.code === region
    ? []
    : [referenceUnknown('input', 'municipality')];
}

function checkDay({ coverage, adoptedOn }: AdoptArrangementInput, day: string): UserError[] {
  if (adoptedOn == null) return [];
  const path = ['input', 'adoptedOn'];
  if (coverage === 'NOT_YET') return [invalidValue(path, 'MALFORMED')];
  return adoptedOn > day ? [invalidValue(path, 'IN_THE_FUTURE')] : [];
}

/** PARTIAL is what deviates: without a deviation it would be FULL, and the others have none. */
function checkCoverage({ coverage, deviations }: AdoptArrangementInput): UserError[] {
  const path = ['input', 'deviations'];
  const count = deviations?.length ?? 0;
  if (coverage === 'PARTIAL') return count === 0 ? [invalidValue(path, 'REQUIRED')] : [];
  return count > 0 ? [invalidValue(path, 'OUT_OF_RANGE', { maximum: 0 })] : [];
}

/** Who has signed has taken something over. */
function checkAdopters({ coverage, signatories }: AdoptArrangementInput): UserError[] {
  const path = ['input', 'signatories'];
  return [
    ...(coverage === 'NOT_YET' && signatories?.length ? [invalidValue(path, 'NOT_APPLICABLE')] : []),
    ...checkSignatories(signatories, path),
  ];
}
