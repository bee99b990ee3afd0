import { type ErrorCode, type HubError, type Language, errorMessage } from '@banenbrug/service-common';
import type { GraphQLFormattedError } from 'graphql';

/** What a client gets of a refused request. */
export interface Refusal {
  /** Of the HTTP answer: 4xx, or 200 where clients look at the code alone. */
  readonly status: number;
  readonly error: GraphQLFormattedError;
}

const statuses: Partial<Record<ErrorCode, number>> = {
  DOCUMENT_TOO_LARGE: 413,
  VARIABLES_TOO_LARGE: 413,
  DOCUMENT_NOT_TRUSTED: 403,
  MUTATION_NEEDS_POST: 405,
  PERSISTED_QUERY_NOT_SUPPORTED: 200,
};

/** Words a refusal for its reader. */
export function refusalOf({ code, details }: HubError, language: Language): Refusal {
  return {
    status: statuses[code] ?? 400,
    error: { message: errorMessage(code, language, details), extensions: { ...details, code } },
  };
}
