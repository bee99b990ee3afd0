import { type Caller, type Language, recordStatements, type Subgraph } from '@banenbrug/service-common';
import { type DocumentNode, type GraphQLFormattedError, parse } from 'graphql';
import { rememberPrivateInputs } from './evidence';

/** An answer as a client would parse it, and the SQL it took. */
export interface Answer<Data = Record<string, never>> {
  readonly data: Data;
  readonly errors: readonly GraphQLFormattedError[];
  readonly statements: readonly string[];
}

/** How to ask: as whom, and in which language. */
export interface AskOptions {
  readonly caller: Caller;
  readonly language?: Language;
}

const documents = new Map<string, DocumentNode>();

function documentOf(text: string): DocumentNode {
  const document = documents.get(text) ?? parse(text);
  documents.set(text, document);
  return document;
}

/**
 * Runs one operation on a subgraph. The answer has been through JSON, so a test sees what a client sees.
 */
export async function ask<Data = Record<string, never>>(
  subgraph: Subgraph,
  text: string,
  variables: Record<string, unknown>,
  { caller, language = 'en' }: AskOptions,
): Promise<Answer<Data>> {
  rememberPrivateInputs(variables);
  const { result, statements } = await recordStatements(() =>
    subgraph.execute({ document: documentOf(text), variables, caller, language, requestId: 'test' }),
  );
  const { data, errors = [] } = JSON.parse(JSON.stringify(result)) as {
    data: Data;
    errors?: GraphQLFormattedError[];
  };
  return { data, errors, statements };
}
