import { addDays, referenceRegions } from '@banenbrug/service-common';
import type { Random } from '@banenbrug/standalone';
import type { Row } from './copy-rows';
import { randomId } from './random-id';

/** Of whom there are frameworks: one of each. */
export interface ArrangementPlan {
  readonly employers: readonly { readonly id: string; readonly name: string }[];
  readonly today: string;
  readonly random: Random;
}

/** A framework, and what each region answered to it. */
export interface ArrangementRows {
  readonly arrangement: Row;
  readonly clauseSets: readonly Row[];
  readonly stateChanges: readonly Row[];
  readonly answers: readonly Row[];
  readonly deviations: readonly Row[];
}

/** Frameworks in force, answered by every region: half in full, two fifths in part, the rest not yet. */
export function* arrangementRows({ employers, today, random }: ArrangementPlan): Generator<ArrangementRows> {
  for (const employer of employers) {
    const id = randomId(random);
    const signedOn = addDays(today, -random.integer(60, 600));
    const framework = clauseSet(random);
    const answers = referenceRegions.map(({ code }) => answerRow(random, id, code, signedOn));
    yield {
      arrangement: {
        id,
        employer_id: employer.id,
        title: `Samenwerkingsafspraken ${employer.name}`,
        version: 1,
        state: 'SIGNED',
        clause_set_id: framework['id'] ?? null,
        signed_on: signedOn,
        signatories: ['Directeur'],
        valid_from: signedOn,
        valid_until: null,
        framework_id: randomId(random),
        revision: 3,
      },
      clauseSets: [framework, ...answers.flatMap(({ clauses }) => (clauses ? [clauses] : []))],
      stateChanges: ['DRAFT', 'SUBMITTED', 'SIGNED'].map((state, index) => ({
        arrangement_id: id,
        number: index + 1,
        state,
        since: addDays(signedOn, 30 * (index - 2)),
      })),
      answers: answers.map(({ answer }) => answer),
      deviations: answers.flatMap(({ deviations }) => deviations),
    };
  }
}

interface Answer {
  readonly answer: Row;
  readonly clauses: Row | null;
  readonly deviations: readonly Row[];
}

function answerRow(random: Random, arrangementId: string, regionCode: string, signedOn: string): Answer {
  const id = randomId(random);
  const coverage = random.pick([
    'FULL',
    'FULL',
    'FULL',
    'FULL',
    'FULL',
    'PARTIAL',
    'PARTIAL',
    'PARTIAL',
    'PARTIAL',
    'NOT_YET',
  ]);
  const clauses = coverage === 'PARTIAL' ? clauseSet(random) : null;
  const answeredOn = addDays(signedOn, random.integer(0, 50));
  return {
    answer: {
      id,
      arrangement_id: arrangementId,
      region_code: regionCode,
      municipality_code: null,
      coverage,
      clause_set_id: clauses?.['id'] ?? null,
      adopted_on: coverage === 'NOT_YET' ? null : answeredOn,
      answered_on: answeredOn,
      signatories: [],
      revision: 1,
    },
    clauses,
    deviations: clauses
      ? random
          .some(['RESPONSE_TIME', 'CONTRACT', 'TRIAL_PLACEMENT'], random.integer(1, 3))
          .map((ingredient) => ({
            regional_arrangement_id: id,
            ingredient,
            reason: 'Zo doen wij het in onze regio.',
          }))
      : [],
  };
}

const clauseSet = (random: Random): Row => ({
  id: randomId(random),
  single_contact_is_one_per_region: true,
  escalation_call_back_days: random.integer(1, 5),
  escalation_procedure: 'Eerst de accountmanager, daarna de teamleider.',
  recruitment_procedure_selected_by: random.pick(['EMPLOYER', 'REGION']),
  response_time_response_days: random.integer(1, 5),
  response_time_feedback_days: random.integer(3, 10),
  communication_channel: random.pick(['PHONE', 'EMAIL']),
  communication_consult_every_weeks: random.pick([2, 4, 6]),
  intended_placements_placements: random.integer(1, 40),
  intended_placements_scope: 'PER_YEAR',
  contract_minimum_months: random.pick([6, 7, 12]),
  contract_hours_per_week_min: 16,
  contract_hours_per_week_max: 40,
  trial_placement_standard_months: 2,
  trial_placement_max_months: random.pick([2, 3, 6]),
  wage_cost_subsidy_process: random.pick(['PREFERENT', 'MUNICIPAL']),
  wage_cost_subsidy_decision_weeks: random.integer(2, 8),
  job_coaching_mode: random.pick(['INTERNAL', 'EXTERNAL', 'EITHER']),
  sick_leave_reporting_report_to: ['UWV', 'DESK'],
  sick_leave_reporting_within_days: random.integer(1, 4),
  instrument_use_kinds: ['WAGE_COST_SUBSIDY', 'NO_RISK_POLICY', 'JOB_COACH', 'TRIAL_PLACEMENT'],
  target_groups_groups: ['REGISTER', 'PARTICIPATION_ACT'],
  aftercare_months: random.pick([3, 6, 12]),
  data_sharing_before_meeting: 'Alleen wat voor het werk nodig is.',
  validity_term_months: 24,
  validity_notice_months: 3,
});
