import { request } from 'node:http';
import type { ReadyRequest } from './task';

/** Milliseconds within which they come, and how long the most patient of them stays. */
const [comingMs, stayingMs] = [3000, 40];

/** Clients that ask and are gone before they are answered, or in the middle of it. */
export function vanish(url: string, queries: readonly ReadyRequest[], clients: number): void {
  for (let client = 0; client < clients; client += 1) {
    const ready = queries[client % queries.length];
    if (ready)
      setTimeout(() => askAndGo(url, ready, 1 + (client % stayingMs)), (client / clients) * comingMs);
  }
}

function askAndGo(url: string, { token, body }: ReadyRequest, staysMs: number): void {
  const headers = { authorization: `Bearer ${token}`, 'content-type': 'application/json' };
  const asked = request(`${url}/graphql`, { method: 'POST', agent: false, headers });
  asked.on('error', () => {});
  asked.on('response', (answer) => answer.on('error', () => {}).resume());
  asked.end(body);
  setTimeout(() => asked.destroy(), staysMs);
}
