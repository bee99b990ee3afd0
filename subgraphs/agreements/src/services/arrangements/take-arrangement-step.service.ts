import {
  done,
  isUuid,
  type Outcome,
  referenceUnknown,
  refusal,
  refused,
  refusedBeside,
  requireRole,
  revisionConflict,
  stateConflict,
  today,
  type UserError,
  writeAudit,
} from '@banenbrug/service-common';
import type { EntityManager } from 'typeorm';
import type { AgreementsContext } from '../../context';
import type { Arrangement, ArrangementState, EvaluationOutcome } from '../../entities';
import {
  addStateChange,
  type ArrangementChange,
  changeArrangement,
  type Framework,
  lockFramework,
} from '../../repositories/arrangement-life.repository';
import { stateToday } from './arrangement-state.service';
import { type ArrangementStep, transitions } from './arrangement-transitions.service';

/** What every step names: which version, and the revision that the caller has seen. */
export interface ArrangementStepInput {
  readonly arrangementId: string;
  readonly expectedRevision: number;
}

/** What a step does beside the state. */
export interface StepResult extends ArrangementChange {
  /** The day from which the state holds, today when absent. */
  readonly since?: string;
  readonly outcome?: EvaluationOutcome;
}

/** A step: its name in the table of transitions, how the audit log calls it, and what it does when it may be taken. */
export interface StepDefinition {
  readonly step: ArrangementStep;
  readonly action: string;
  readonly purpose: string;
  /** What is wrong with the input, as far as it can be told without looking anything up. */
  readonly errors: readonly UserError[];
  readonly take: (manager: EntityManager, framework: Framework) => Promise<Outcome<StepResult>>;
}

/**
 * Takes a step with a version: for the framework's employer and the liaison, compare-and-set on the revision, one line
 * in the history when the state changes, one in the audit log.
 * @throws HubError UNAUTHENTICATED or FORBIDDEN
 */
export async function takeStep(
  context: AgreementsContext,
  input: ArrangementStepInput,
  definition: StepDefinition,
): Promise<Outcome<Arrangement>> {
  requireRole(context.caller, 'EMPLOYER', 'LIAISON');
  const isId = isUuid(input.arrangementId);
  const invalid = refusal<Arrangement>([
    ...(isId ? [] : [referenceUnknown('input', 'arrangementId')]),
    ...definition.errors,
  ]);
  if (invalid) return invalid;
  return context.database.transaction(async (manager) => {
    const framework = await lockFramework(manager, context.caller, input.arrangementId);
    if (!framework) return refused(referenceUnknown('input', 'arrangementId'));
    const { arrangement } = framework;
    const day = today(context.clock);
    const state = stateToday(arrangement, day);
    const conflict = conflictOf(arrangement, state, input, definition.step);
    if (conflict) return refusedBeside(arrangement, conflict);
    const taken = await definition.take(manager, framework);
    if (taken.value === null) return refusedBeside(arrangement, ...taken.errors);
    const { since = day, outcome = null, ...change } = taken.value;
    const next = change.state ?? transitions[definition.step][state] ?? state;
    const changed = await changeArrangement(manager, arrangement, { ...change, state: next });
    if (next !== arrangement.state) {
      await addStateChange(manager, { arrangementId: arrangement.id, state: next, since, outcome });
    }
    await writeAudit(manager, context, {
      action: definition.action,
      objectIds: [arrangement.id],
      purpose: definition.purpose,
    });
    return done(changed);
  });
}

function conflictOf(
  { revision }: Arrangement,
  state: ArrangementState,
  { expectedRevision }: ArrangementStepInput,
  step: ArrangementStep,
): UserError | null {
  const conflict = revisionConflict(expectedRevision, revision);
  if (conflict) return conflict;
  return transitions[step][state] === undefined ? stateConflict(['input', 'arrangementId'], state) : null;
}
