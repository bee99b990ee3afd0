import type { ExecutionResult } from 'graphql';
import { TransportError } from './subgraph-transport';

/** The longest result of a subscription that is passed on, in bytes of JSON. */
export const defaultMaxEventBytes = 1024 * 1024;

/** A result of a subscription is longer than is read. */
export function eventTooLong(maxBytes: number, options?: ErrorOptions): TransportError {
  return new TransportError('SUBGRAPH_BAD_RESPONSE', `an event is longer than ${maxBytes} bytes`, options);
}

/** Holds a result that was never written to the bound of those that are. @throws TransportError when it is too long */
export function boundEvent(result: ExecutionResult, maxBytes: number): ExecutionResult {
  if (Buffer.byteLength(JSON.stringify(result)) > maxBytes) throw eventTooLong(maxBytes);
  return result;
}
