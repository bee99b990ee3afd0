/** How much of the profiles is unknown, and how many are fresh. All are shares from 0 to 1. */
export interface Shares {
  /** Verified within ninety days. */
  readonly fresh: number;
  readonly unknown: {
    readonly municipality: number;
    readonly availableFrom: number;
    readonly hours: number;
    readonly workingLevel: number;
    readonly occupations: number;
    readonly sectors: number;
    readonly skills: number;
    readonly languages: number;
    readonly drivingLicences: number;
    readonly travel: number;
  };
}

/** A variant of the population. */
export type Variant = 'bank' | 'healthy';

/**
 * `bank` is the former national candidate bank: 42 % without a known level, 60,000 of 157,659 without a known sector,
 * over a quarter without known hours, fewer than 8 % available. What was not published of it is taken to be as
 * unknown as what a desk's export leaves empty. `healthy` is what desks reach that ask and verify.
 */
export const sharesOf: Readonly<Record<Variant, Shares>> = {
  bank: {
    fresh: 0.08,
    unknown: {
      municipality: 0.2,
      availableFrom: 0.9,
      hours: 0.26,
      workingLevel: 0.42,
      occupations: 0.3,
      sectors: 0.38,
      skills: 0.9,
      languages: 0.4,
      drivingLicences: 0.35,
      travel: 0.9,
    },
  },
  healthy: {
    fresh: 0.85,
    unknown: {
      municipality: 0.05,
      availableFrom: 0.08,
      hours: 0.06,
      workingLevel: 0.08,
      occupations: 0.05,
      sectors: 0.1,
      skills: 0.12,
      languages: 0.05,
      drivingLicences: 0.08,
      travel: 0.15,
    },
  },
};
