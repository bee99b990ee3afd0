import { GraphQLError, isValueNode, Kind } from 'graphql';
import type { Language } from '../language';
import type { Logger } from '../logger';
import { errorCodes, errorMessage } from './error-codes';
import { HubError } from './hub-error';

/**
 * What a client may know of an error. A HubError keeps its code and details; everything that was not foreseen
 * becomes INTERNAL_SERVER_ERROR, is logged once with its stack, and says nothing of itself: messages of
 * drivers quote values and messages of graphql-js quote variables.
 */
export function maskError(
  error: GraphQLError,
  language: Language,
  requestId: string,
  logger: Logger,
): GraphQLError {
  const cause = error.originalError;
  if (cause instanceof HubError) {
    return withCode(error, cause.code, language, cause.details);
  }
  if (isRequestError(error)) {
    return withCode(error, 'BAD_USER_INPUT', language, {});
  }
  // The type and place of the fault, never its message: a driver's message quotes the row it could not write.
  logger[errorCodes.INTERNAL_SERVER_ERROR.logLevel](
    { requestId, field: fieldOf(error), fault: faultOf(cause ?? error) },
    'unexpected fault while resolving a field',
  );
  return withCode(error, 'INTERNAL_SERVER_ERROR', language, { requestId });
}

function withCode(
  error: GraphQLError,
  code: keyof typeof errorCodes,
  language: Language,
  details: Readonly<Record<string, string | number>>,
): GraphQLError {
  return new GraphQLError(errorMessage(code, language), {
    ...(error.nodes ? { nodes: error.nodes } : {}),
    ...(error.path ? { path: error.path } : {}),
    extensions: { ...details, code },
  });
}

/** The schema's name of the field. Not the path: that is made of aliases, in which a client can write what it likes. */
function fieldOf({ nodes }: GraphQLError): string | undefined {
  const node = nodes?.[0];
  return node?.kind === Kind.FIELD ? node.name.value : undefined;
}

/**
 * An error of graphql-js about the request itself: a variable that does not fit its type fails before any field
 * has a path; null in a variable where an argument must not be null fails at the field, and points at the value.
 */
function isRequestError({ originalError, path }: GraphQLError): boolean {
  if (path === undefined) return originalError == null || originalError instanceof GraphQLError;
  return originalError instanceof GraphQLError && (originalError.nodes?.every(isValueNode) ?? false);
}

/** What may be told of a fault: enough to find it, nothing that was in the data. */
export interface Fault {
  /** The error's name, or the type of what was thrown instead of an error. */
  readonly name: string;
  /** PostgreSQL's code, when the database refused. */
  readonly sqlState?: string | undefined;
  readonly constraint?: string | undefined;
  /** Where it was thrown, at most twelve frames; absent when it was no error. */
  readonly frames?: readonly string[];
}

/** Name, SQLSTATE and stack frames of whatever was thrown. */
export function faultOf(error: unknown): Fault {
  if (!isErrorLike(error)) return { name: typeof error };
  const driver = driverErrorOf(error);
  return {
    name: error.name,
    ...(driver ? { sqlState: driver.code, constraint: driver.constraint } : {}),
    frames: framesOf(error),
  };
}

interface DriverError {
  readonly code?: string | undefined;
  readonly constraint?: string | undefined;
}

/** The driver's own error: what TypeORM wraps, or the error itself where the driver was asked without it. */
function driverErrorOf(error: Error & { driverError?: DriverError }): DriverError | undefined {
  return error.driverError ?? ('severity' in error ? (error as DriverError) : undefined);
}

/** An error of another realm, such as a test's sandbox or a vm, is no instance of this realm's Error. */
function isErrorLike(value: unknown): value is Error {
  if (value instanceof Error) return true;
  if (typeof value !== 'object' || value === null) return false;
  const { name, message, stack } = value as Partial<Record<keyof Error, unknown>>;
  return [name, message, stack].every((part) => typeof part === 'string');
}

const frame = /^ {4}at .*(?::\d+:\d+|index \d+)\)?$/;

/**
 * The frames after the message, which stands in front of them and can have lines that look like frames. Where it
 * was changed after the stack was taken, nothing tells one from the other.
 */
function framesOf({ message, stack = '' }: Error): string[] {
  const start = stack.indexOf(message);
  if (start < 0) return [];
  return stack
    .slice(start + message.length)
    .split('\n')
    .filter((line) => frame.test(line))
    .slice(0, 12);
}
