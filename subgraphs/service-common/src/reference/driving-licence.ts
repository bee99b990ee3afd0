import { byCode, frozenRows } from './closed-list';

/** A driving licence category (rijbewijs). */
export interface DrivingLicence {
  /** The hub's code, fit for a GraphQL enum: only B+ differs from the category's own spelling. */
  readonly code: string;
  /** The category as VUM spells it (codeSoortRijbewijs). */
  readonly vumCode: string;
}

const categories = 'A A1 A2 AM B B+ C1 C D1 D BE C1E CE D1E DE T'.split(' ');

/** The licence categories of the VUM list, in its order. */
export const drivingLicences: readonly DrivingLicence[] = frozenRows(
  categories.map((vumCode) => ({ code: vumCode.replace('+', '_PLUS'), vumCode })),
);

const licences = byCode(drivingLicences);

/** The licence with this hub code (B_PLUS), null when there is none. */
export function drivingLicenceByCode(code: string): DrivingLicence | null {
  return licences.get(code) ?? null;
}

/** The licence that VUM spells so (B+), null when there is none. */
export function drivingLicenceByVumCode(vumCode: string): DrivingLicence | null {
  return drivingLicences.find((licence) => licence.vumCode === vumCode) ?? null;
}
