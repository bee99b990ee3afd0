import { isDeepStrictEqual } from 'node:util';
import type { OperationName } from './operations';
import type { Requests } from './requests';

/** What the targets answered alike. */
export interface Answers {
  /** Bytes of an answer on average, by operation. */
  readonly bytes: ReadonlyMap<OperationName, number>;
}

/** Whom to ask, and where. */
interface Asked {
  readonly name: string;
  readonly url: string;
}

/**
 * Asks every target every request once, and compares.
 * @throws Error at the first answer that has errors, has nothing, or differs from the first target's
 */
export async function compareAnswers(
  targets: readonly Asked[],
  requests: ReadonlyMap<OperationName, Requests>,
): Promise<Answers> {
  const bytes = new Map<OperationName, number>();
  for (const [operation, { list }] of requests) {
    let sum = 0;
    for (const [index, request] of list.entries()) {
      const what = `${operation} number ${index + 1}`;
      sum += await compareOne(targets, request, what);
    }
    bytes.set(operation, Math.round(sum / list.length));
  }
  return { bytes };
}

type Request = Requests['list'][number];

/** The length of the answer. */
async function compareOne(targets: readonly Asked[], request: Request, what: string): Promise<number> {
  const answers = await Promise.all(
    targets.map(async ({ name, url }) => {
      const text = await ask(url, request);
      return { name, text, data: dataOf(text, `${name} on ${what}`) };
    }),
  );
  const [first, ...others] = answers;
  const other = others.find(({ data }) => !isDeepStrictEqual(data, first?.data));
  if (other) throw new Error(`${other.name} and ${first?.name} answer ${what} differently.`);
  return first?.text.length ?? 0;
}

async function ask(url: string, { token, body }: Request): Promise<string> {
  const headers = {
    'content-type': 'application/json',
    accept: 'application/json',
    authorization: `Bearer ${token}`,
  };
  const answer = await fetch(url, { method: 'POST', headers, body });
  return answer.text();
}

function dataOf(text: string, what: string): unknown {
  const answer = JSON.parse(text) as { data?: Record<string, unknown> | null; errors?: unknown };
  const values = Object.values(answer.data ?? {});
  if (answer.errors !== undefined || values.length === 0 || values.includes(null)) {
    throw new Error(`${what} was not answered: ${text.slice(0, 500)}`);
  }
  return answer.data;
}
