import { GraphQLError, Lexer, Source, TokenKind } from 'graphql';
import { exceeded } from './exceeded';
import type { Limits } from './limits';

const opening = new Set<TokenKind>([TokenKind.BRACE_L, TokenKind.BRACKET_L, TokenKind.PAREN_L]);
const closing = new Set<TokenKind>([TokenKind.BRACE_R, TokenKind.BRACKET_R, TokenKind.PAREN_R]);

/**
 * Judges a text before it is parsed: the parser calls itself for every brace, so a text of nothing else would
 * exhaust the stack. A text that is not GraphQL passes as far as it can be read; the parser says where it goes wrong.
 * @throws HubError DOCUMENT_TOO_LARGE, TOKEN_LIMIT_EXCEEDED or NESTING_LIMIT_EXCEEDED
 */
export function scanDocument(text: string, limits: Limits): void {
  if (text.length > limits.characters) {
    throw exceeded('DOCUMENT_TOO_LARGE', limits.characters, text.length);
  }
  const { tokens, nesting } = countTokens(text);
  if (tokens > limits.tokens) throw exceeded('TOKEN_LIMIT_EXCEEDED', limits.tokens, tokens);
  if (nesting > limits.nesting) throw exceeded('NESTING_LIMIT_EXCEEDED', limits.nesting, nesting);
}

function countTokens(text: string): { tokens: number; nesting: number } {
  const lexer = new Lexer(new Source(text));
  let tokens = 0;
  let nesting = 0;
  let open = 0;
  try {
    for (;;) {
      const { kind } = lexer.advance();
      if (kind === TokenKind.EOF) break;
      tokens += 1;
      if (opening.has(kind)) nesting = Math.max(nesting, (open += 1));
      else if (closing.has(kind)) open -= 1;
    }
  } catch (error) {
    if (!(error instanceof GraphQLError)) throw error;
  }
  return { tokens, nesting };
}
