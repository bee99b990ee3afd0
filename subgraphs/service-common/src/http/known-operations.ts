import type { ExecutionResult } from 'graphql';
import { LRUCache } from 'lru-cache';
import type { ParsedOperation } from './apollo-server';
import type { RequestIdentity } from './request-identity';

/** Documents that were parsed and found valid before, by their text: the plans of the gateway send the same ones again and again. */
export interface KnownOperations {
  /** Remembers a document that the server has read. */
  remember(text: string, operation: Pick<ParsedOperation, 'document' | 'documentId'>): void;
  /**
   * Runs a request whose document is known. Null: the server has to read it, since the document is new, or the request is
   * not in the plain form that the gateway sends.
   */
  run(body: unknown, context: RequestIdentity): Promise<ExecutionResult> | null;
}

/** So many characters of documents are kept. */
const keptCharacters = 2_000_000;

/** The parts of a request; what has others is for the server. */
const parts = new Set(['query', 'operationName', 'variables']);

/** Makes an empty store. @param execute runs what is known, as it runs what the server has read */
export function createKnownOperations(
  execute: (operation: ParsedOperation) => Promise<ExecutionResult>,
): KnownOperations {
  const known = new LRUCache<string, Pick<ParsedOperation, 'document' | 'documentId'>>({
    maxSize: keptCharacters,
    sizeCalculation: (_, text) => text.length + 100,
  });
  return {
    remember: (text, { document, documentId }) => void known.set(text, { document, documentId }),
    run(body, context) {
      if (!isPlain(body)) return null;
      const read = known.get(body.query);
      if (!read) return null;
      const { operationName, variables = {} } = body;
      return execute({ ...read, operationName, variables, context });
    },
  };
}

interface PlainRequest {
  readonly query: string;
  readonly operationName?: string;
  readonly variables?: Readonly<Record<string, unknown>>;
}

function isPlain(body: unknown): body is PlainRequest {
  if (typeof body !== 'object' || body === null || Array.isArray(body)) return false;
  const { query, operationName, variables } = body as Record<string, unknown>;
  return (
    typeof query === 'string' &&
    (operationName === undefined || typeof operationName === 'string') &&
    (variables === undefined ||
      (typeof variables === 'object' && variables !== null && !Array.isArray(variables))) &&
    Object.keys(body).every((name) => parts.has(name))
  );
}
