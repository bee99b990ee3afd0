import type { ExecutionResult } from 'graphql';

const texts = new WeakMap<object, string>();

/**
 * The JSON of an answer, made at most once, however often it is sent. Errors are in it as they are: one who shows them to
 * clients writes those himself.
 */
export function textOf(answer: ExecutionResult): string {
  const known = texts.get(answer);
  if (known !== undefined) return known;
  const text = JSON.stringify(answer);
  texts.set(answer, text);
  return text;
}

/** The JSON of an answer for who sends it: that of one that is kept is there, any other is made and let go. */
export function sentTextOf(answer: object): string {
  return texts.get(answer) ?? JSON.stringify(answer);
}

/** An answer that is there as JSON, and is read only when somebody looks at its data. Nobody can change it for others. */
export function answerFrom(text: string): ExecutionResult {
  let read: { readonly data: Record<string, unknown> | null } | undefined;
  const answer: ExecutionResult = Object.freeze({
    get data() {
      return (read ??= JSON.parse(text) as NonNullable<typeof read>).data;
    },
  });
  texts.set(answer, text);
  return answer;
}
