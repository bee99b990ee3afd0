import { isRecord } from './optional-json';

/** What GraphiQL shows: an answer of the hub, or why there is none in the form of one. */
export type Answer = Record<string, unknown>;

/** An answer that came as text; what is no JSON object is told as an error. */
export function readAnswer(status: number, text: string): Answer {
  let answer: unknown;
  try {
    answer = JSON.parse(text);
  } catch {
    answer = undefined;
  }
  return isRecord(answer) ? answer : failure(`/graphql answered with status ${status} and no JSON object.`);
}

/** An answer that says that nothing came. */
export function noAnswer(error: unknown): Answer {
  const reason = error instanceof Error ? error.message : String(error);
  return failure(`No answer from /graphql (${reason}). Is the hub still running?`);
}

/** An answer that is an error of the page's own. */
export function failure(message: string): Answer {
  return { errors: [{ message }] };
}
