import { HubError } from '@banenbrug/service-common';
import type { UncheckedRequest } from '../limits/admission';

/** What a request names and carries beside its document, in the types that GraphQL over HTTP gives them. */
export interface ReadableRequest {
  readonly operationName: string | undefined;
  readonly variables: Readonly<Record<string, unknown>>;
}

/**
 * Reads what a request carries beside its document; null counts as not sent.
 * @throws HubError BAD_REQUEST when a part of it is of another type
 */
export function readable({ query, operationName, variables, extensions }: UncheckedRequest): ReadableRequest {
  if (!isAbsent(query) && typeof query !== 'string') throw new HubError('BAD_REQUEST');
  if (!isAbsent(operationName) && typeof operationName !== 'string') throw new HubError('BAD_REQUEST');
  if (!isAbsent(variables) && !isMap(variables)) throw new HubError('BAD_REQUEST');
  if (!isAbsent(extensions) && !isMap(extensions)) throw new HubError('BAD_REQUEST');
  return { operationName: operationName || undefined, variables: variables ?? {} };
}

function isAbsent(value: unknown): value is null | undefined {
  return value === undefined || value === null;
}

function isMap(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
