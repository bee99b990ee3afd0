import type { ExecutionResult, FormattedExecutionResult, GraphQLError, GraphQLFormattedError } from 'graphql';
import { writtenAnswer, writtenTextOf } from '../answers/written-answer';

/** What an error may say. */
export type TellError = (error: GraphQLFormattedError) => GraphQLFormattedError;

/** A result as its client gets it: each error has a code, and nothing that was meant for HTTP. One without errors stays itself. */
export function tellResult(result: ExecutionResult, tell: TellError): FormattedExecutionResult {
  const { errors } = result;
  if (!errors) return result as FormattedExecutionResult;
  const told = errors.map((error) => tellError(error, tell));
  const json = writtenTextOf(result);
  if (json !== undefined) return writtenAnswer(json, { errors: told });
  return result.data === undefined ? { errors: told } : { errors: told, data: result.data };
}

/** The HTTP status that the first of these errors names for an answer without data. */
export function namedStatusOf([first]: readonly GraphQLError[]): number | undefined {
  const { http } = first?.extensions ?? {};
  const named = typeof http === 'object' && http !== null && 'status' in http ? http.status : undefined;
  return typeof named === 'number' ? named : undefined;
}

/** The HTTP status of a request that is answered with these errors alone. */
export function statusOf(errors: readonly GraphQLError[]): number {
  const named = namedStatusOf(errors);
  if (named !== undefined) return named;
  const code = errors[0]?.extensions['code'];
  return code === 'UNAUTHENTICATED' ? 401 : code === 'FORBIDDEN' ? 403 : 400;
}

function tellError(error: GraphQLError, tell: TellError): GraphQLFormattedError {
  const { http: _, ...extensions } = error.extensions;
  return tell({
    ...error.toJSON(),
    extensions: { ...extensions, code: extensions['code'] ?? 'INTERNAL_SERVER_ERROR' },
  });
}
