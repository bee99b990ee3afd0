import { type FollowUpFacts, groupBy } from './follow-up-facts';

/** An employer and the regions it made agreements with. */
export interface Encounter {
  readonly employerId: string;
  readonly regionCodes: readonly string[];
  readonly followUpCount: number;
}

/** Which employer spoke to which regions, by the employer's id. */
export function encountersOf(facts: readonly FollowUpFacts[]): readonly Encounter[] {
  return groupBy(facts, ({ employerId }) => employerId).map(([employerId, own]) => ({
    employerId,
    regionCodes: [...new Set(own.flatMap(({ regionCodes }) => regionCodes))].sort(),
    followUpCount: own.length,
  }));
}
