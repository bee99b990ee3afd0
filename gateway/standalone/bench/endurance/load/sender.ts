import { Agent, request } from 'node:http';
import type { Outcome } from './tally';
import type { ReadyRequest } from './task';

/** Milliseconds that a client waits. */
const patienceMs = 40_000;

/** What came of a request, and, when it failed or came in part, what was seen. */
export type Seen = readonly [outcome: Outcome, why: string | null];

/** Sends requests over connections that are kept, and judges the answers. */
export class Sender {
  readonly #url: string;
  readonly #agent = new Agent({ keepAlive: true, maxSockets: Number.POSITIVE_INFINITY, timeout: patienceMs });

  constructor(url: string) {
    this.#url = `${url}/graphql`;
  }

  /** Never rejects. */
  send({ token, body }: ReadyRequest): Promise<Seen> {
    return new Promise((resolve) => {
      const headers = {
        authorization: `Bearer ${token}`,
        'content-type': 'application/json',
        'content-length': Buffer.byteLength(body),
        accept: 'application/graphql-response+json',
      };
      const asked = request(this.#url, { method: 'POST', agent: this.#agent, headers }, (answer) => {
        const chunks: Buffer[] = [];
        answer.on('data', (chunk: Buffer) => chunks.push(chunk));
        answer.once('error', fail);
        answer.once('end', () => {
          const isTimed = answer.headers['retry-after'] !== undefined;
          resolve(judge(answer.statusCode ?? 0, isTimed, Buffer.concat(chunks).toString()));
        });
      });
      const fail = (error: NodeJS.ErrnoException): void => resolve(['failed', error.code ?? error.message]);
      asked.once('error', fail);
      asked.once('timeout', () => asked.destroy(new Error('no answer')));
      asked.end(body);
    });
  }
}

/** No document asks for a field named `errors`, so that the text alone tells whether there are some. */
function judge(status: number, isTimed: boolean, text: string): Seen {
  if ((status === 503 || status === 429) && isTimed) return ['shed', null];
  if (status !== 200) return ['failed', `status ${status} ${codeIn(text)}`];
  if (text.includes('"errors":')) return ['partial', codeIn(text)];
  if (text.includes('"problems":[{')) return ['failed', 'refused by a rule'];
  return text.includes('"data":{') ? ['full', null] : ['failed', 'no data'];
}

const codeIn = (text: string): string => /"code":"([A-Z_]+)"/.exec(text)?.[1] ?? 'no code';
