/** Who grants an instrument: it follows the worker's residence or benefit, not the employer. */
export const grantors = [
  'UWV',
  'MUNICIPALITY',
  'TAX_AUTHORITY',
  'RVO',
  'SHELTERED_EMPLOYMENT_COMPANY',
] as const;

/** Who grants an instrument (verstrekker). */
export type Grantor = (typeof grantors)[number];

/** What holds for one grantor of an instrument, or for each of them (null). */
interface PerGrantor {
  readonly grantor: Grantor | null;
}

/** How much: percentages are of 100, amounts in euros. A bound that is not known is null. */
export type AmountRule = PerGrantor &
  (
    | { readonly kind: 'PERCENTAGE_OF_MINIMUM_WAGE'; readonly max: number }
    | { readonly kind: 'FIXED_PERCENTAGE_OF_MINIMUM_WAGE'; readonly percentage: number }
    | { readonly kind: 'PERCENTAGE_OF_DAILY_WAGE'; readonly min: number; readonly max: number }
    | { readonly kind: 'PERCENTAGE_OF_WORKED_HOURS'; readonly year: number; readonly max: number }
    | {
        readonly kind: 'PER_HOUR';
        readonly eurosPerHour: number;
        readonly maxEurosPerYear: number | null;
      }
  );

/** The kinds of amount rules. */
export type AmountRuleKind = AmountRule['kind'];

/** How long, in months; null where no such bound is known. Open-ended: as long as the conditions hold. */
export interface DurationRule extends PerGrantor {
  readonly minimumMonths: number | null;
  readonly standardMonths: number | null;
  readonly maximumMonths: number | null;
  readonly isOpenEnded: boolean;
  readonly isRenewable: boolean;
}

/** A condition or thing to know, as a sentence. */
export interface InstrumentCondition extends PerGrantor {
  readonly en: string;
  readonly nl: string;
}

/** An act, regulation or contract that an instrument rests on, by its Dutch name. */
export interface LegalBasis extends PerGrantor {
  readonly text: string;
}

/** A scheme (instrument) as the reference data has it. Dates are YYYY-MM-DD. */
export interface ReferenceInstrument {
  readonly code: string;
  readonly nameEn: string;
  readonly nameNl: string;
  readonly grantors: readonly Grantor[];
  readonly legalBasis: readonly LegalBasis[];
  /** Empty when no confirmed figure is known, not when there is no amount. */
  readonly amountRules: readonly AmountRule[];
  /** Empty when no confirmed duration is known. */
  readonly durationRules: readonly DurationRule[];
  readonly conditions: readonly InstrumentCondition[];
  /** Whether each municipality may set terms of its own. */
  readonly variesByMunicipality: boolean;
  /** Null when the first day in this form is not known. */
  readonly validFrom: string | null;
  /** The last day on which it can be had; null when no end is known. */
  readonly validUntil: string | null;
  readonly sources: readonly string[];
  readonly checkedOn: string;
}

/** The list of instruments with its version. */
export interface InstrumentList {
  readonly version: string;
  readonly date: string;
  readonly instruments: readonly ReferenceInstrument[];
}
