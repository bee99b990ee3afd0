import type { ExecutionResult, FormattedExecutionResult, GraphQLError, GraphQLFormattedError } from 'graphql';

/** What an error may say. */
export type TellError = (error: GraphQLFormattedError) => GraphQLFormattedError;

/** A result as its client gets it: each error has a code, and nothing that was meant for HTTP. */
export function tellResult(
  { errors, ...result }: ExecutionResult,
  tell: TellError,
): FormattedExecutionResult {
  return errors ? { ...result, errors: errors.map((error) => tellError(error, tell)) } : result;
}

/** The HTTP status of a request that is answered with these errors alone. */
export function statusOf(errors: readonly GraphQLError[]): number {
  const [first] = errors;
  const { http, code } = first?.extensions ?? {};
  const named = typeof http === 'object' && http !== null && 'status' in http ? http.status : undefined;
  if (typeof named === 'number') return named;
  return code === 'UNAUTHENTICATED' ? 401 : code === 'FORBIDDEN' ? 403 : 400;
}

function tellError(error: GraphQLError, tell: TellError): GraphQLFormattedError {
  const { http: _, ...extensions } = error.extensions;
  return tell({
    ...error.toJSON(),
    extensions: { ...extensions, code: extensions['code'] ?? 'INTERNAL_SERVER_ERROR' },
  });
}
