import type { Language } from '../language';
import { HttpRefusal } from './http-refusal';

/** How deep the JSON of a request may be nested. Inputs of this graph need about ten levels. */
export const maxJsonDepth = 64;

const character = { quote: 0x22, backslash: 0x5c, '[': 0x5b, ']': 0x5d, '{': 0x7b, '}': 0x7d } as const;

/**
 * How deep a JSON text in UTF-8 is nested, found without parsing: what comes after the parser recurses, and a
 * text of nothing but brackets would overflow its stack. Of a text that is no JSON the number means nothing.
 */
export function jsonDepth(text: Uint8Array): number {
  let depth = 0;
  let deepest = 0;
  let isInString = false;
  for (let at = 0; at < text.length; at += 1) {
    const byte = text[at];
    if (byte === character.quote) isInString = !isInString;
    else if (isInString) {
      // What is escaped ends no string.
      if (byte === character.backslash) at += 1;
    } else if (byte === character['['] || byte === character['{']) {
      depth += 1;
      if (depth > deepest) deepest = depth;
    } else if (byte === character[']'] || byte === character['}']) depth -= 1;
  }
  return deepest;
}

/** The answer to a request whose JSON is nested too deep. */
export function tooDeep(language: Language): HttpRefusal {
  return HttpRefusal.of(400, 'JSON_TOO_DEEP', language, { maximum: maxJsonDepth });
}
