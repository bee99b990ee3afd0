/** What a file that may be absent gave: its value, or why the page goes on without it, or neither (absent). */
export interface OptionalFile<T> {
  readonly value: T | undefined;
  readonly problem: string | undefined;
}

/** Narrows to a JSON object: not null, not a list. */
export function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/**
 * Fetches a JSON file that stands beside the page. Never rejects: 404 means that the hub does not offer the file;
 * everything else that is wrong becomes a sentence for the person at the screen.
 *
 * @param name file name relative to the page, such as `examples.json`
 * @param read turns the parsed JSON into a value; throws an Error that says what is wrong with it
 */
export async function fetchOptional<T>(name: string, read: (json: unknown) => T): Promise<OptionalFile<T>> {
  try {
    const response = await fetch(new URL(name, document.baseURI), { cache: 'no-store' });
    if (response.status === 404) return { value: undefined, problem: undefined };
    if (!response.ok) throw new Error(`the server answered with status ${response.status}`);
    return { value: read(parse(await response.text())), problem: undefined };
  } catch (error) {
    const reason = error instanceof Error ? error.message : String(error);
    return { value: undefined, problem: `${name} was left out: ${reason}.` };
  }
}

function parse(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    // The parser's own message quotes the text, which may hold a token.
    throw new Error('it is not valid JSON');
  }
}
