import type { ParsedOperation } from '@banenbrug/service-common';
import type { ExecutionResult } from 'graphql';
import type { Shape } from '../plan/selection-shape';
import type { Project } from '../projection/compile-projection';
import { recordUnexplainedNulls } from '../projection/null-errors';
import { recordUnfitErrors } from '../projection/unfit-values';
import { inAnswerOrder } from './error-order';
import type { Run } from './run';

/** The form of an operation's answers. */
export interface AnswerForm {
  readonly project: Project;
  /** What the client asked, as response keys in the order of the answer. */
  readonly asked: Shape;
}

/** A run that has fetched nothing yet. */
export function beginRun(
  { variables, context }: Pick<ParsedOperation, 'variables' | 'context'>,
  coerced: Run['coerced'],
  { logger, onFetch }: Pick<Run, 'logger' | 'onFetch'>,
): Run {
  return {
    context,
    logger,
    onFetch,
    variables,
    coerced,
    data: {},
    errors: [],
    failedPaths: [],
    failedPlaces: [],
    nulls: [],
    unfit: new Map(),
    path: [],
  };
}

/** Writes the answer out of what a run has fetched. */
export function answerOf(run: Run, { project, asked }: AnswerForm): ExecutionResult {
  const data = project(run);
  if (run.nulls.length > 0) recordUnexplainedNulls(run);
  if (run.unfit.size > 0) recordUnfitErrors(run);
  return run.errors.length > 0 ? { data, errors: inAnswerOrder(run.errors, asked) } : { data };
}
