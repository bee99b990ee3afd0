import { once } from 'node:events';
import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { parse } from 'graphql';
import { createHubFetcher } from './hub-fetcher';

type Answers = AsyncIterableIterator<unknown>;

const query = 'subscription Follow { changes { cursor } } query Ask { hub }';
const documentAST = parse(query);
/** As the gateway writes it: a comment at first, and between results that are long in coming. */
const beat = ':\n\n';
const next = (result: object): string => `event: next\ndata: ${JSON.stringify(result)}\n\n`;
const complete = 'event: complete\ndata: \n\n';

describe('the fetcher of the page', () => {
  let server: Server;
  let origin: string;
  const asked: { request: IncomingMessage; body: unknown }[] = [];
  let respond: (response: ServerResponse) => void;
  const realFetch = globalThis.fetch;
  beforeAll(async () => {
    server = createServer((request, response) => {
      void (async () => {
        let body = '';
        for await (const chunk of request) body += String(chunk);
        asked.push({ request, body: JSON.parse(body) });
        respond(response);
      })();
    });
    await once(server.listen(0, '127.0.0.1'), 'listening');
    origin = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
    // A browser knows where the page is from.
    globalThis.fetch = (path, init) => realFetch(new URL(String(path), origin), init);
  });
  afterAll(async () => {
    globalThis.fetch = realFetch;
    server.closeAllConnections();
    await once(server.close(), 'close');
  });
  beforeEach(() => {
    asked.length = 0;
  });

  const run = (operationName: string, headers = {}) =>
    createHubFetcher('token')({ query, operationName }, { documentAST, headers });
  const follow = (): Answers => run('Follow') as Answers;
  const stream = (...parts: readonly (string | Buffer)[]): void => {
    respond = (response) => {
      response.writeHead(200, { 'content-type': 'text/event-stream; charset=utf-8' });
      for (const part of parts) response.write(part);
    };
  };
  const streamToTheEnd = (...parts: readonly (string | Buffer)[]): void => {
    stream(...parts);
    const write = respond;
    respond = (response) => {
      write(response);
      response.end();
    };
  };
  const all = async (answers: Answers): Promise<unknown[]> => {
    const seen: unknown[] = [];
    for await (const answer of answers) seen.push(answer);
    return seen;
  };

  it('asks a query once, as the persona, and answers what came', async () => {
    respond = (response) => response.end('{"data":{"hub":"open"}}');
    expect(await run('Ask')).toEqual({ data: { hub: 'open' } });
    expect(asked.map(({ body }) => body)).toEqual([{ query, operationName: 'Ask' }]);
    expect(asked[0]?.request.headers).toMatchObject({
      accept: 'application/graphql-response+json, application/json',
      authorization: 'Bearer token',
    });
  });

  it('follows a subscription as the persona, result by result, to its end', async () => {
    streamToTheEnd(beat, next({ data: { changes: 1 } }), beat, next({ data: { changes: 2 } }), complete);
    expect(await all(follow())).toEqual([{ data: { changes: 1 } }, { data: { changes: 2 } }]);
    expect(asked.map(({ body }) => body)).toEqual([{ query, operationName: 'Follow' }]);
    expect(asked[0]?.request.headers).toMatchObject({
      accept: 'text/event-stream',
      authorization: 'Bearer token',
    });
  });

  it('puts an Authorization header of the editor before the persona’s', async () => {
    streamToTheEnd(complete);
    expect(await all(run('Follow', { authorization: 'Bearer own' }) as Answers)).toEqual([]);
    expect(asked[0]?.request.headers.authorization).toBe('Bearer own');
  });

  it('reads results that were cut anywhere, within a letter too', async () => {
    const result = { data: { changes: 'één\n\nregio: data: 35' } };
    const bytes = Buffer.from(next(result) + complete);
    respond = (response) => {
      response.writeHead(200, { 'content-type': 'text/event-stream' });
      const write = (at: number): void => {
        if (at < bytes.length) response.write(bytes.subarray(at, at + 1), () => setImmediate(write, at + 1));
        else response.end();
      };
      write(0);
    };
    expect(await all(follow())).toEqual([result]);
  });

  it('gives the results that came while it waits for the next', async () => {
    stream(next({ data: { changes: 1 } }));
    const answers = follow();
    expect(await answers.next()).toEqual({ done: false, value: { data: { changes: 1 } } });
    await answers.return?.();
  });

  it('closes the connection when it is stopped, also while it waits', async () => {
    let closed: Promise<unknown> | undefined;
    stream(beat, next({ data: null }));
    const write = respond;
    respond = (response) => {
      closed = once(response, 'close');
      write(response);
    };
    const answers = follow();
    await answers.next();
    const waiting = answers.next();
    await answers.return?.();
    expect(await waiting).toEqual({ done: true, value: undefined });
    await closed;
  });

  it('tells what was refused, in the hub’s own words', async () => {
    const refusal = { errors: [{ message: 'No.', extensions: { code: 'UNAUTHENTICATED' } }] };
    respond = (response) => {
      response.writeHead(401, { 'content-type': 'application/json; charset=utf-8' });
      response.end(JSON.stringify(refusal));
    };
    expect(await all(follow())).toEqual([refusal]);
  });

  it('says when a stream ends before it is complete', async () => {
    streamToTheEnd(next({ data: { changes: 1 } }));
    expect(await all(follow())).toEqual([
      { data: { changes: 1 } },
      { errors: [{ message: expect.stringContaining('ended before it was complete') }] },
    ]);
  });

  it('says when a connection breaks, and when nobody answers', async () => {
    stream(next({ data: { changes: 1 } }));
    const write = respond;
    respond = (response) => {
      write(response);
      setImmediate(() => response.destroy());
    };
    const broken = [{ errors: [{ message: expect.stringContaining('No answer from /graphql') }] }];
    expect((await all(follow())).slice(-1)).toEqual(broken);
    respond = (response) => void response.destroy();
    expect(await all(follow())).toEqual(broken);
    expect(await run('Ask')).toEqual(broken[0]);
  });
});
