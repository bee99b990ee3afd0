import type { ExecutionResult } from 'graphql';

/** An answer to a client, or on its way to one. */
type Answer = Pick<ExecutionResult, 'data'> & {
  readonly errors?: readonly { toJSON?(): unknown; readonly message: string }[] | undefined;
};

/** Where an answer holds its JSON. Not in a WeakMap: those of large texts cost the garbage collector dear. */
const written = Symbol('written');

/**
 * An answer whose data are there as the JSON that its client gets. They are read as objects only when somebody looks at them,
 * and nobody can change them for others.
 * @param json `{"data":…}`, the whole answer but for its errors
 */
export function writtenAnswer<Rest extends object>(json: string, rest: Rest): ExecutionResult & Rest {
  let read: { readonly data: Record<string, unknown> } | undefined;
  const answer = {
    ...rest,
    get data() {
      return (read ??= JSON.parse(json) as { readonly data: Record<string, unknown> }).data;
    },
  };
  return Object.freeze(Object.defineProperty(answer, written, { value: json }));
}

/** The JSON of an answer but for its errors; undefined where nothing was written. */
export const writtenTextOf = (answer: object): string | undefined =>
  (answer as { readonly [written]?: string })[written];

/** Whether there are data. Does not read them. */
export const hasData = (answer: Answer): boolean =>
  writtenTextOf(answer) !== undefined || (answer.data !== undefined && answer.data !== null);

/** Whether anything was executed: an answer without data was refused, one with null was in vain. Does not read data. */
export const wasExecuted = (answer: Answer): boolean =>
  writtenTextOf(answer) !== undefined || answer.data !== undefined;

/** The JSON of an answer as its client gets it. */
export function jsonOf(answer: Answer): string {
  const json = writtenTextOf(answer);
  if (json === undefined) return JSON.stringify(answer);
  return answer.errors === undefined ? json : `{"errors":${JSON.stringify(answer.errors)},${json.slice(1)}`;
}
