import { type Language, errorMessage } from '@banenbrug/service-common';
import type { SubgraphError } from '../transport/subgraph-transport';

/** Codes are names; anything else in their place could be anything. */
const codeForm = /^[A-Z][A-Z0-9_]{0,63}$/;

/** More than any message of the hub, in characters. */
const longestMessage = 1000;

/**
 * What may be told of a subgraph's error. One with a code was written for its reader. One without, or with
 * INTERNAL_SERVER_ERROR, was not foreseen by whoever wrote the subgraph: its text can hold addresses, statements and
 * stacks, so the hub's own sentence stands for it.
 */
export function foreseenError(error: SubgraphError, language: Language): SubgraphError {
  const { message, path, extensions } = error;
  const code = extensions?.['code'];
  if (typeof code === 'string' && code !== 'INTERNAL_SERVER_ERROR' && codeForm.test(code)) {
    return message.length <= longestMessage ? error : { ...error, message: message.slice(0, longestMessage) };
  }
  const masked = 'INTERNAL_SERVER_ERROR';
  const requestId = extensions?.['requestId'];
  return {
    message: errorMessage(masked, language),
    path,
    extensions: { code: masked, ...(typeof requestId === 'string' ? { requestId } : {}) },
  };
}
