import { createServer, type Server, type ServerResponse } from 'node:http';
import { setTimeout as wait } from 'node:timers/promises';
import type { SubgraphAnswer } from '../src/transport/subgraph-transport';
import { listening, wires } from './federation/start-federation';
import {
  followOver,
  maxEventBytes,
  openStreamWire,
  requestOf,
  type StreamWire,
  transportTo,
} from './streams/open-stream-wire';

/** What comes until the end. */
async function all(answers: AsyncIterator<SubgraphAnswer>): Promise<unknown[]> {
  const seen: unknown[] = [];
  for (;;) {
    const step = await answers.next();
    if (step.done) return seen;
    seen.push(JSON.parse(JSON.stringify(step.value)));
  }
}

const done = { done: true, value: undefined };

describe.each(wires)('subscriptions of a subgraph over %s', (wire) => {
  let stream: StreamWire;
  beforeEach(async () => {
    stream = await openStreamWire(wire);
  });
  afterEach(() => stream.close());

  it('give an answer for each event, in order, and end', async () => {
    expect(await all(stream.follow('subscription { count(to: 3) { n } }'))).toEqual(
      [1, 2, 3].map((n) => ({ data: { count: { n } } })),
    );
  });

  it('know the caller, the language and the request', async () => {
    const requestId = '00000000-0000-4000-8000-000000000002';
    const answers = stream.follow('subscription { count(to: 1) { who language requestId } }', {
      language: 'nl',
      requestId,
    });
    expect(await all(answers)).toEqual([{ data: { count: { who: 'PUBLIC', language: 'nl', requestId } } }]);
  });

  it('tell an error with the answer it belongs to, masked, and go on', async () => {
    const [first, second, third] = await all(stream.follow('subscription { count(to: 3) { n fault } }'));
    expect([first, third]).toEqual([1, 3].map((n) => ({ data: { count: { n, fault: null } } })));
    expect(second).toMatchObject({
      data: { count: { n: 2, fault: null } },
      errors: [{ path: ['count', 'fault'], extensions: { code: 'INTERNAL_SERVER_ERROR' } }],
    });
    expect(JSON.stringify(second)).not.toContain('secret');
  });

  it('end with a masked error when their source fails', async () => {
    const [first, last, ...more] = await all(stream.follow('subscription { broken { n } }'));
    expect(first).toEqual({ data: { broken: { n: 1 } } });
    expect(last).toMatchObject({ errors: [{ extensions: { code: 'INTERNAL_SERVER_ERROR' } }] });
    expect(JSON.stringify(last)).not.toContain('secret');
    expect(more).toEqual([]);
    expect(stream.lines).toHaveLength(1);
  });

  it.each(['{ ping }', 'mutation { touch }', 'subscription { unknown }'])(
    'refuse %s, and execute nothing',
    async (text) => {
      expect(await all(stream.follow(text))).toMatchObject([
        { errors: [{ extensions: { code: 'GRAPHQL_VALIDATION_FAILED' } }] },
      ]);
      expect(stream.executed()).toBe(0);
    },
  );

  it('refuse to be executed as a fetch', async () => {
    const answer = await stream.transport.fetch(requestOf('subscription { count(to: 1) { n } }'));
    expect(answer.data ?? null).toBeNull();
    expect(answer.errors).toHaveLength(1);
    expect(stream.given()).toBe(0);
  });

  it('end in the subgraph when they are left while an event is awaited', async () => {
    const ended = stream.ended();
    const answers = stream.follow('subscription { forever { n } }');
    expect(await answers.next()).toMatchObject({ value: { data: { forever: { n: 1 } } } });
    const awaited = answers.next();
    expect(await answers.return?.()).toEqual(done);
    expect(await awaited).toEqual(done);
    await ended;
    expect(stream.lines).toEqual([]);
  });

  it('end in the subgraph when they are left between two events', async () => {
    const ended = stream.ended();
    const answers = stream.follow('subscription { forever { n } }');
    await answers.next();
    expect(await answers.return?.()).toEqual(done);
    await ended;
    expect(await answers.next()).toEqual(done);
  });

  it('end with the signal of their client, quietly', async () => {
    const client = new AbortController();
    const ended = stream.ended();
    const answers = stream.follow('subscription { forever { n } }', { signal: client.signal });
    await answers.next();
    const awaited = answers.next();
    client.abort();
    expect(await awaited).toEqual(done);
    await ended;
    expect(stream.lines).toEqual([]);
  });

  it('end for the client even when their source does not heed it', async () => {
    const client = new AbortController();
    const answers = stream.follow('subscription { stubborn { n } }', { signal: client.signal });
    await answers.next();
    const awaited = answers.next();
    client.abort();
    expect(await awaited).toEqual(done);
  });

  it('never begin for a client that has gone', async () => {
    const answers = stream.follow('subscription { count(to: 1) { n } }', { signal: AbortSignal.abort() });
    expect(await answers.next()).toEqual(done);
    expect(stream.given()).toBe(0);
  });

  it('carry an answer just within the bound, and break off at one over it', async () => {
    const within = await all(stream.follow('subscription { count(to: 2, size: 299000) { text } }'));
    expect(within).toEqual(['1', '2'].map((n) => ({ data: { count: { text: n.repeat(299_000) } } })));
    const ended = stream.ended();
    const over = stream.follow(`subscription { count(to: 2, size: ${maxEventBytes}) { text } }`);
    await expect(over.next()).rejects.toMatchObject({
      code: 'SUBGRAPH_BAD_RESPONSE',
      message: `an event is longer than ${maxEventBytes} bytes`,
    });
    expect(await over.next()).toEqual(done);
    await ended;
  });

  it('are held back by who does not ask', async () => {
    // 2000 events are 580 megabytes: more than any buffer on the way has room for.
    const answers = stream.follow('subscription { count(to: 2000, size: 290000) { n text } }');
    await answers.next();
    let before = -1;
    while (before !== stream.given()) {
      before = stream.given();
      await wait(100);
    }
    expect(before).toBeLessThan(500);
    expect(await answers.next()).toMatchObject({ value: { data: { count: { n: 2 } } } });
    await answers.return?.();
  });

  it('that do not begin in time are given up', async () => {
    await expect(stream.follow('subscription { late { n } }').next()).rejects.toMatchObject({
      code: 'SUBGRAPH_TIMEOUT',
    });
  });

  it('last longer than a fetch may, though nothing happens', async () => {
    const answers = stream.follow('subscription { forever { n } }');
    await answers.next();
    const awaited = answers.next();
    expect(await Promise.race([awaited, wait(1500, 'silent')])).toBe('silent');
    await answers.return?.();
  });

  it('are cut off when the transport is closed', async () => {
    const ended = stream.ended();
    const answers = stream.follow('subscription { forever { n } }');
    await answers.next();
    const awaited = answers.next();
    await Promise.all([
      expect(awaited).rejects.toMatchObject({ code: 'SUBGRAPH_UNAVAILABLE' }),
      stream.transport.close(),
    ]);
    await ended;
  });
});

describe('a subgraph’s process that stops', () => {
  it('ends its streams at once, and says that another one can be asked to go on', async () => {
    const stream = await openStreamWire('http');
    try {
      const answers = stream.follow('subscription { forever { n } }');
      await answers.next();
      const awaited = answers.next();
      await Promise.all([
        expect(awaited).rejects.toMatchObject({
          code: 'SUBGRAPH_UNAVAILABLE',
          message: 'the subgraph is stopping',
        }),
        stream.stop(),
      ]);
      expect(await answers.next()).toEqual(done);
    } finally {
      await stream.close();
    }
  });
});

describe('a stream that is not as agreed', () => {
  const servers: Server[] = [];
  afterEach(() => {
    for (const server of servers.splice(0)) {
      server.closeAllConnections();
      server.close();
    }
  });

  const first = 'event: next\ndata: {"data":{"count":{"n":1}}}\n\n';

  async function answering(
    answer: (response: ServerResponse) => void,
  ): Promise<AsyncIterator<SubgraphAnswer>> {
    const server = createServer((request, response) => {
      request.resume();
      answer(response);
    });
    servers.push(server);
    return followOver(
      transportTo(`${await listening(server)}/graphql`),
      'subscription { count(to: 1) { n } }',
    );
  }

  const streaming =
    (text: string, end = true) =>
    (response: ServerResponse) => {
      response.writeHead(200, { 'content-type': 'text/event-stream' });
      if (end) response.end(text);
      else response.write(text);
    };

  it.each([
    ['an event of another name', 'event: other\ndata: {}\n\n'],
    ['an event without a name', 'data: {}\n\n'],
    ['two lines of data', 'event: next\ndata: {\ndata: }\n\n'],
    ['data that are no JSON', 'event: next\ndata: {\n\n'],
    ['JSON that is no answer', 'event: next\ndata: []\n\n'],
    ['an event without an end', `event: next\ndata: ${'x'.repeat(maxEventBytes + 100)}`],
  ])('takes %s for a bad response, after what was good', async (_, text) => {
    const answers = await answering(streaming(first + text, false));
    expect(await answers.next()).toEqual({ done: false, value: { data: { count: { n: 1 } } } });
    await expect(answers.next()).rejects.toMatchObject({ code: 'SUBGRAPH_BAD_RESPONSE' });
    expect(await answers.next()).toEqual(done);
  });

  it.each([
    ['is cut', (response: ServerResponse) => response.write(first, () => response.destroy())],
    ['ends without having said so', (response: ServerResponse) => response.end(first)],
  ])('takes one that %s for a subgraph that is away', async (_, end) => {
    const answers = await answering((response) => {
      response.writeHead(200, { 'content-type': 'text/event-stream' });
      end(response);
    });
    await answers.next();
    await expect(answers.next()).rejects.toMatchObject({ code: 'SUBGRAPH_UNAVAILABLE' });
  });

  it('gives up on one that falls silent', async () => {
    const answers = await answering(streaming(first, false));
    await answers.next();
    await expect(answers.next()).rejects.toMatchObject({ code: 'SUBGRAPH_TIMEOUT' });
  });

  it.each([
    ['HTML', 502, '<html>Bad gateway</html>'],
    ['nothing', 204, ''],
    [
      'that the signature is not good',
      401,
      '{"errors":[{"message":"no","extensions":{"reason":"signature"}}]}',
    ],
  ])('takes %s in place of a stream for a bad response', async (_, status, body) => {
    const answers = await answering((response) => {
      response.writeHead(status, { 'content-type': 'application/json' });
      response.end(body);
    });
    await expect(answers.next()).rejects.toMatchObject({ code: 'SUBGRAPH_BAD_RESPONSE' });
  });

  it('passes a refusal on as the only answer', async () => {
    const errors = [
      { message: 'Sign in again.', extensions: { code: 'UNAUTHENTICATED', reason: 'expired' } },
    ];
    const answers = await answering((response) => {
      response.writeHead(401, { 'content-type': 'application/json' });
      response.end(JSON.stringify({ errors }));
    });
    expect(await all(answers)).toEqual([{ errors }]);
  });
});
