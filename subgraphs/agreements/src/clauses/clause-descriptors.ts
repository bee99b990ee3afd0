import { communication, escalation, responseTime, singleContact } from './contact-clauses';
import type { Clause, ClauseDescriptor, ClauseRow } from './define-clause';
import { aftercare, contract, intendedPlacements, trialPlacement } from './placement-clauses';
import { dataSharing, preparation, recruitmentProcedure, targetGroups } from './recruitment-clauses';
import {
  instrumentUse,
  jobCoaching,
  sickLeaveReporting,
  wageCostSubsidy,
  wageValueAssessment,
} from './scheme-clauses';
import { validity } from './term-clauses';

/** The eighteen kinds of clauses, in the order of the ingredients. Storage, inputs and answers are made of these. */
export const clauseDescriptors: readonly ClauseDescriptor[] = [
  singleContact,
  escalation,
  recruitmentProcedure,
  responseTime,
  communication,
  intendedPlacements,
  contract,
  trialPlacement,
  wageCostSubsidy,
  wageValueAssessment,
  jobCoaching,
  sickLeaveReporting,
  instrumentUse,
  targetGroups,
  preparation,
  aftercare,
  dataSharing,
  validity,
];

/** What is agreed in a row of clause sets, in the order of the ingredients. */
export function clausesOf(row: ClauseRow): Clause[] {
  return clauseDescriptors.flatMap((descriptor) => descriptor.read(row) ?? []);
}
