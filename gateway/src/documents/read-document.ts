import { createHash } from 'node:crypto';
import {
  type DocumentNode,
  GraphQLError,
  type GraphQLSchema,
  parse,
  specifiedRules,
  validate,
} from 'graphql';
import { LRUCache } from 'lru-cache';
import type { GatewaySignals } from '../telemetry/signals';
import { ownRules } from './own-rules';

/** A text, read: a document that fits the schema, or why it does not. */
export type ReadDocument =
  | { readonly type: 'ok'; readonly document: DocumentNode; readonly documentId: string }
  | { readonly type: 'refused'; readonly errors: readonly GraphQLError[] };

/** So many characters of texts are kept, read; a document weighs some twenty times its text. */
const keptCharacters = 1_000_000;

/** Makes a reader of documents within their limits, which parses and validates each text once. */
export function createDocumentReader(
  schema: GraphQLSchema,
  signals?: Pick<GatewaySignals, 'cacheAsked' | 'watchCache'>,
): (text: string) => ReadDocument {
  const read = new LRUCache<string, ReadDocument>({
    maxSize: keptCharacters,
    sizeCalculation: (_, text) => text.length + 100,
  });
  signals?.watchCache('documents', () => ({ entries: read.size, size: read.calculatedSize }));
  const rules = [...specifiedRules, ...ownRules];
  const readAnew = (text: string): ReadDocument => {
    let document: DocumentNode;
    try {
      document = parse(text);
    } catch (error) {
      if (!(error instanceof GraphQLError)) throw error;
      return refused([error], 'GRAPHQL_PARSE_FAILED');
    }
    const errors = validate(schema, document, rules);
    if (errors.length > 0) return refused(errors, 'GRAPHQL_VALIDATION_FAILED');
    return { type: 'ok', document, documentId: createHash('sha256').update(text).digest('hex') };
  };
  return (text) => {
    const known = read.get(text);
    signals?.cacheAsked('documents', known !== undefined);
    if (known) return known;
    const fresh = readAnew(text);
    read.set(text, fresh);
    return fresh;
  };
}

function refused(errors: readonly GraphQLError[], code: string): ReadDocument {
  return {
    type: 'refused',
    errors: errors.map((error) => {
      const { message, nodes, source, positions } = error;
      return new GraphQLError(message, {
        nodes: nodes ?? null,
        source: source ?? null,
        positions: positions ?? null,
        extensions: { code },
      });
    }),
  };
}
