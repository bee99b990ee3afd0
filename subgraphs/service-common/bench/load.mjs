import { Agent, request } from 'node:http';

/**
 * Asks so often, from so many connections at once, each again as soon as it has its answer.
 * @param makeRequest gives headers and body of the next request
 * @returns how many were answered in a second, and within how many milliseconds half and 99 % of them were
 */
export async function load(url, { connections, requests }, makeRequest) {
  const agent = new Agent({ keepAlive: true, maxSockets: connections });
  const took = [];
  let left = requests;
  const begin = performance.now();
  const one = async () => {
    while (left-- > 0) {
      const start = performance.now();
      const { status, text } = await ask(url, agent, makeRequest());
      if (status !== 200) throw new Error(`answered with ${status}: ${text}`);
      took.push(performance.now() - start);
    }
  };
  await Promise.all(Array.from({ length: connections }, one));
  const seconds = (performance.now() - begin) / 1000;
  agent.destroy();
  took.sort((a, b) => a - b);
  const within = (share) => took[Math.floor(took.length * share)];
  return { perSecond: requests / seconds, p50: within(0.5), p99: within(0.99) };
}

/** One request and its whole answer. */
export function ask(url, agent, { headers, body }) {
  return new Promise((resolve, reject) => {
    const sent = request(url, { method: 'POST', agent, headers }, (response) => {
      const chunks = [];
      response.on('data', (chunk) => chunks.push(chunk));
      response.on('end', () =>
        resolve({ status: response.statusCode, text: Buffer.concat(chunks).toString() }),
      );
    });
    sent.on('error', reject);
    sent.end(body);
  });
}
