import { isUtf8 } from 'node:buffer';
import {
  type SubgraphAnswer,
  type SubgraphError,
  TransportError,
  signatureRefused,
} from './subgraph-transport';

/**
 * Reads a GraphQL response. The HTTP status says nothing that the body does not: a refusal arrives as errors.
 * @throws TransportError SUBGRAPH_BAD_RESPONSE when the body is not a GraphQL response
 */
export function readAnswer(body: Buffer): SubgraphAnswer {
  const answer = parsed(body);
  if (!isRecord(answer)) throw bad('the body is not a JSON object');
  const { data, errors } = answer;
  if (errors !== undefined && !isErrorList(errors)) throw bad('`errors` is not a list of GraphQL errors');
  if (data !== undefined && data !== null && !isRecord(data)) throw bad('`data` is not an object');
  return { data, errors };
}

/** A subgraph that does not recognise the gateway is the operator's trouble; the client's token is good. */
export function recognised(answer: SubgraphAnswer): SubgraphAnswer {
  if (answer.errors?.[0]?.extensions?.['reason'] === 'signature') throw signatureRefused();
  return answer;
}

function parsed(body: Buffer): unknown {
  if (!isUtf8(body)) throw bad('the body is not UTF-8');
  try {
    return JSON.parse(body.toString('utf8'));
  } catch {
    throw bad('the body is not JSON');
  }
}

function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

function isErrorList(value: unknown): value is SubgraphError[] {
  return (
    Array.isArray(value) &&
    value.every(
      (error) =>
        isRecord(error) &&
        typeof error['message'] === 'string' &&
        (error['path'] === undefined || error['path'] === null || isPath(error['path'])),
    )
  );
}

function isPath(value: unknown): boolean {
  return Array.isArray(value) && value.every((key) => typeof key === 'string' || Number.isSafeInteger(key));
}

function bad(reason: string): TransportError {
  return new TransportError('SUBGRAPH_BAD_RESPONSE', reason);
}
