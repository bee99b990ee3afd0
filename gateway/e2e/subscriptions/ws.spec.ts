import { createHash } from 'node:crypto';
import { createClient } from 'graphql-ws';
import { WebSocket } from 'ws';
import { writeManifest } from '../../src/documents/write-manifest';
import { until } from './feed';
import { greet, openWs } from './followers';
import { type Hall, type HallOptions, openHall } from './start-hall';

const query = 'subscription ($from: Int, $to: Int) { ticks(from: $from, to: $to) { seq } }';
const portal = 'https://portal.example.nl';

describe('GraphQL over a WebSocket', () => {
  let hall: Hall;
  let url: string;
  const open = async (options: HallOptions = {}): Promise<void> => {
    await hall?.close();
    hall = await openHall(options);
    ({ url } = await hall.gateway.listen({ port: 0 }));
  };
  beforeEach(() => open({ http: { corsOrigins: [portal], maxBodyBytes: 5000 } }));
  afterEach(() => hall.close());

  const subscribe = (id: string, variables: object = {}): object => ({
    id,
    type: 'subscribe',
    payload: { query, variables },
  });
  const next = (id: string, seq: number): object => ({
    id,
    type: 'next',
    payload: { data: { ticks: { seq } } },
  });

  it('carries several subscriptions at a time, each ended by itself', async () => {
    const client = await greet(url);
    client.send(subscribe('a'));
    await until(() => hall.feed.followers === 1);
    client.send(subscribe('b', { from: 1 }));
    await until(() => hall.feed.followers === 2);
    hall.feed.available = 1;
    expect(await client.next()).toEqual(next('a', 0));
    client.send({ id: 'a', type: 'complete' });
    await until(() => hall.feed.followers === 1);
    hall.feed.available = 2;
    expect(await client.next()).toEqual(next('b', 1));
    client.send(subscribe('a', { to: 1 }));
    expect(await client.next()).toEqual(next('a', 0));
    expect(await client.next()).toEqual({ id: 'a', type: 'complete' });
    client.send({ type: 'ping', payload: { n: 1 } });
    expect(await client.next()).toEqual({ type: 'pong', payload: { n: 1 } });
    client.socket.close();
    await until(() => hall.feed.followers === 0);
  });

  it('is understood by the library for it', async () => {
    hall.feed.available = 3;
    const client = createClient({
      url: `${url.replace('http', 'ws')}/graphql`,
      webSocketImpl: WebSocket,
      connectionParams: { authorization: 'Bearer liaison' },
      retryAttempts: 0,
    });
    const seen: unknown[] = [];
    const asked = { query: 'subscription { mine(to: 2) { note } }' };
    for await (const result of client.iterate(asked)) seen.push(result);
    expect(seen).toEqual([0, 1].map((seq) => ({ data: { mine: { note: `note ${seq}` } } })));
    await client.dispose();
  });

  it('takes a trusted document by its id, beside an empty text', async () => {
    const body = 'subscription { ticks(to: 1) { seq } }';
    const manifest = writeManifest([{ name: 'Tick', text: body }]);
    const documentId = createHash('sha256').update(body).digest('hex');
    await open({ trustedDocuments: { manifest, only: 'everybody' } });
    hall.feed.available = 1;
    const client = await greet(url);
    client.send({ id: '1', type: 'subscribe', payload: { query: '', documentId } });
    expect(await client.next()).toEqual(next('1', 0));
    expect(await client.next()).toEqual({ id: '1', type: 'complete' });
    client.send(subscribe('2'));
    expect(await client.next()).toMatchObject({
      id: '2',
      type: 'error',
      payload: [{ extensions: { code: 'DOCUMENT_NOT_TRUSTED' } }],
    });
  });

  it('counts the subscriptions of a connection one by one', async () => {
    await open({ http: { subscriptions: { perCaller: 9, inAll: 2 } } });
    const client = await greet(url);
    for (const id of ['a', 'b', 'c']) client.send(subscribe(id));
    expect(await client.next()).toMatchObject({
      id: 'c',
      type: 'error',
      payload: [{ extensions: { code: 'SUBSCRIPTIONS_BUSY' } }],
    });
    client.send({ id: 'a', type: 'complete' });
    await until(() => hall.feed.followers === 1);
    client.send(subscribe('d'));
    await until(() => hall.feed.followers === 2);
  });

  it('gives back the place of one that asks too often', async () => {
    await open({
      http: { rateLimits: { public: 2, authenticated: 0 }, subscriptions: { perCaller: 2, inAll: 9 } },
    });
    const client = await greet(url);
    client.send(subscribe('a'));
    await until(() => hall.feed.followers === 1);
    for (const id of ['b', 'c', 'd']) {
      client.send(subscribe(id));
      expect(await client.next()).toMatchObject({
        id,
        type: 'error',
        payload: [{ extensions: { code: 'RATE_LIMITED' } }],
      });
    }
  });

  it('lets go of everything when the connection is cut', async () => {
    const client = await greet(url);
    for (const id of ['a', 'b']) client.send(subscribe(id));
    await until(() => hall.feed.followers === 2);
    client.socket.terminate();
    await until(() => hall.feed.followers === 0);
    expect(hall.feed.followed).toBe(2);
  });

  it('names the request in its answer, and compresses nothing', async () => {
    const socket = new WebSocket(`${url.replace('http', 'ws')}/graphql`, ['graphql-transport-ws'], {
      perMessageDeflate: true,
    });
    const headers = await new Promise<object>((resolve) => {
      socket.once('upgrade', (response) => resolve(response.headers));
    });
    expect(headers).toMatchObject({
      'sec-websocket-protocol': 'graphql-transport-ws',
      'x-request-id': expect.stringMatching(/^[0-9a-f-]{36}$/),
    });
    expect(headers).not.toHaveProperty('sec-websocket-extensions');
    socket.terminate();
  });

  it.each([
    ['without a subprotocol', { protocol: null }, '/graphql', 400],
    ['with another subprotocol', { protocol: 'graphql-ws' }, '/graphql', 400],
    ['at another path', {}, '/elsewhere', 404],
    ['from a page of another origin', { headers: { origin: 'https://evil.example.nl' } }, '/graphql', 403],
    ['from a page of no origin', { headers: { origin: 'null' } }, '/graphql', 403],
    ['from a page of a like origin', { headers: { origin: `${portal}.evil.example` } }, '/graphql', 403],
  ])('is refused %s', async (_, options, path, status) => {
    await expect(openWs(url, options, path)).rejects.toThrow(`refused with ${status}`);
  });

  it('is opened by pages of allowed origins, and of its own', async () => {
    for (const origin of [portal, url]) {
      const client = await openWs(url, { headers: { origin } });
      expect(client.socket.protocol).toBe('graphql-transport-ws');
      client.socket.terminate();
    }
  });

  it('is refused under another name than the hub has', async () => {
    await open({ hostNames: ['127.0.0.1'] });
    await expect(openWs(url, { headers: { host: 'evil.example.nl' } })).rejects.toThrow('refused with 421');
    (await openWs(url)).socket.terminate();
  });

  it('is refused to a network that has enough of them', async () => {
    await open({ http: { subscriptions: { socketsPerNetwork: 1 } } });
    const client = await openWs(url);
    await expect(openWs(url)).rejects.toThrow('refused with 429');
    client.socket.close();
    await client.next();
    const tryAgain = async (): Promise<boolean> =>
      openWs(url).then(
        (again) => {
          again.socket.terminate();
          return true;
        },
        () => false,
      );
    while (!(await tryAgain()));
  });

  it.each([
    ['is no JSON', '{', 4400],
    ['is no message of the protocol', { type: 'start' }, 4400],
    ['has no type', {}, 4400],
    ['is nested too deep', `{"type":"ping","payload":{"a":${'['.repeat(70)}${']'.repeat(70)}}}`, 4400],
    ['is too long', { type: 'ping', payload: { a: 'x'.repeat(6000) } }, 1009],
    ['subscribes to nothing', { id: '1', type: 'subscribe', payload: {} }, 4400],
  ])('is closed by a message that %s', async (_, message, code) => {
    const client = await greet(url);
    client.send(message);
    expect(await client.next()).toMatchObject({ type: 'closed', code });
  });

  it('is closed by a message in bytes, and by what is no frame', async () => {
    const client = await greet(url);
    client.socket.send(Buffer.from('{"type":"ping"}'), { binary: true });
    expect(await client.next()).toMatchObject({ code: 4400 });
    const other = await greet(url);
    // A frame of the reserved kind 3, not masked.
    Reflect.get(other.socket, '_socket').write(Buffer.from([0x83, 0x00]));
    expect(await other.next()).toMatchObject({ code: 1002 });
  });

  it('does nothing for a client that has not said who it is, and does not wait for that long', async () => {
    await open({ http: { subscriptions: { introducedWithinMs: 50 } } });
    const early = await openWs(url);
    early.send(subscribe('1'));
    expect(await early.next()).toMatchObject({ code: 4401 });
    expect(await (await openWs(url)).next()).toMatchObject({ code: 4408 });
    expect(hall.feed.followed).toBe(0);
  });

  it('is closed when the gateway stops, also before its client has said who it is', async () => {
    const [silent, idle] = [await openWs(url), await greet(url)];
    const closing = hall.gateway.close();
    const away = { type: 'closed', code: 1001, reason: 'SUBSCRIPTION_INTERRUPTED' };
    expect(await Promise.all([silent.next(), idle.next()])).toEqual([away, away]);
    await closing;
  });

  it('is closed by a second introduction, and by an id that is in use', async () => {
    const twice = await greet(url);
    twice.send({ type: 'connection_init' });
    expect(await twice.next()).toMatchObject({ code: 4429 });
    const same = await greet(url);
    same.send(subscribe('1'));
    same.send(subscribe('1'));
    expect(await same.next()).toMatchObject({ code: 4409 });
    await until(() => hall.feed.followers === 0);
  });

  it.each([
    ['no text', { authorization: { a: 1 } }, 'malformed'],
    ['no bearer token', { Authorization: 'Basic abc' }, 'malformed'],
    ['a forged one', { authorization: 'Bearer forged' }, 'invalid'],
  ])('takes for nobody who brings a token that is %s', async (_, payload, reason) => {
    const client = await openWs(url);
    client.send({ type: 'connection_init', payload });
    expect(await client.next()).toEqual({
      type: 'closed',
      code: 4401,
      reason: `UNAUTHENTICATED: ${reason}`,
    });
  });

  it('speaks for the scope that its client names', async () => {
    await open({ accessFrom: { subgraph: 'regions' } });
    const scope = { employerIds: [], deskId: null, regions: [] };
    hall.regions.answer = {
      isRevoked: false,
      grants: [
        { ...scope, role: 'LIAISON' },
        { ...scope, role: 'ORGANISER' },
      ],
    };
    const authorization = 'Bearer mapped';
    const unclear = await openWs(url);
    unclear.send({ type: 'connection_init', payload: { authorization } });
    expect(await unclear.next()).toMatchObject({ code: 4403, reason: 'SCOPE_AMBIGUOUS' });
    const client = await greet(url, { authorization, 'banenbrug-acting-for': 'liaison' });
    hall.feed.available = 1;
    client.send({ id: '1', type: 'subscribe', payload: { query: 'subscription { internal { note } }' } });
    expect(await client.next()).toMatchObject({ payload: { data: { internal: { note: 'note 0' } } } });
    client.socket.terminate();
  });

  it('ends a client that does not answer any more', async () => {
    // Long enough for a client that does answer, however busy the machine is.
    await open({ http: { subscriptions: { heartbeatMs: 1000 } } });
    const client = await greet(url);
    client.send(subscribe('1'));
    await until(() => hall.feed.followed === 1);
    Reflect.set(client.socket, '_autoPong', false);
    expect(await client.next()).toMatchObject({ type: 'closed', code: 1006 });
    await until(() => hall.feed.followers === 0);
  });
});
