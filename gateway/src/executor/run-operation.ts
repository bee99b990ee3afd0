import type { ParsedOperation } from '@banenbrug/service-common';
import type { ExecutionResult } from 'graphql';
import { writtenAnswer } from '../answers/written-answer';
import type { Shape } from '../plan/selection-shape';
import type { WriteData } from '../projection/compile-projection';
import { recordUnexplainedNulls } from '../projection/null-errors';
import { recordUnfitErrors } from '../projection/unfit-values';
import { inAnswerOrder } from './error-order';
import { flattened } from '../answers/flattened';
import type { Run } from './run';

/** The form of an operation's answers. */
export interface AnswerForm {
  readonly write: WriteData;
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
    shared: new Map(),
    path: [],
  };
}

/** Writes the answer out of what a run has fetched. */
export function answerOf(run: Run, { write, asked }: AnswerForm): ExecutionResult {
  const data = write(run);
  if (run.nulls.length > 0) recordUnexplainedNulls(run);
  if (run.unfit.size > 0) recordUnfitErrors(run);
  const rest = run.errors.length > 0 ? { errors: inAnswerOrder(run.errors, asked) } : {};
  return data === null ? { ...rest, data } : writtenAnswer(flattened(`{"data":${data}}`), rest);
}
