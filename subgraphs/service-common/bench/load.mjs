import { Agent, request } from 'node:http';

/**
 * Asks from so many connections at once, each as soon as it has its answer.
 * @param makeRequest gives headers and body of the next request
 * @returns how many were answered, and after how many milliseconds half and 99 % of them were
 */
export async function load(url, { connections, milliseconds }, makeRequest) {
  const agent = new Agent({ keepAlive: true, maxSockets: connections });
  const took = [];
  const end = performance.now() + milliseconds;
  const one = async () => {
    while (performance.now() < end) {
      const start = performance.now();
      const { status } = await ask(url, agent, makeRequest());
      if (status !== 200) throw new Error(`answered with ${status}`);
      took.push(performance.now() - start);
    }
  };
  await Promise.all(Array.from({ length: connections }, one));
  agent.destroy();
  took.sort((a, b) => a - b);
  const after = (share) => took[Math.floor(took.length * share)];
  return {
    count: took.length,
    perSecond: (took.length * 1000) / milliseconds,
    p50: after(0.5),
    p99: after(0.99),
  };
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
