import { type AddressInfo, createServer, type Server, type Socket } from 'node:net';
import { setTimeout as wait } from 'node:timers/promises';
import {
  awayBehindProxy,
  type Fault,
  type FaultySubgraph,
  halfAnswer,
  hangUp,
  silence,
  startFaultySubgraph,
} from './faulty-subgraph';
import { codesOf, type ResilientGateway, startResilientGateway } from './start-resilient-gateway';

/** Far longer than all pauses together: what is sent again has arrived by then. */
const settled = (): Promise<void> => wait(100);

describe('a mutation is sent once', () => {
  let subgraph: FaultySubgraph;
  let gateway: ResilientGateway;
  beforeEach(async () => {
    subgraph = await startFaultySubgraph();
    gateway = startResilientGateway(subgraph.url, { timeoutMs: 1000 });
  });
  afterEach(async () => {
    await gateway.close();
    await subgraph.close();
  });

  it.each<[string, Fault, string]>([
    ['is closed when it has been read', hangUp, 'SUBGRAPH_UNAVAILABLE'],
    ['gives half an answer', halfAnswer, 'SUBGRAPH_UNAVAILABLE'],
    ['gives no answer in time', silence, 'SUBGRAPH_TIMEOUT'],
    ['leads to a proxy that says that nobody is there', awayBehindProxy, 'SUBGRAPH_UNAVAILABLE'],
  ])('when the connection %s', async (_, fault, code) => {
    subgraph.next(fault);
    const answer = await gateway.ask('mutation { change }');
    expect(answer.data).toEqual({ change: null });
    expect(codesOf(answer)).toEqual([code]);
    await settled();
    expect(subgraph.arrived).toHaveLength(1);
  });

  it('when the connection is closed that served the query before', async () => {
    await gateway.ask('{ value }');
    subgraph.next(hangUp);
    expect(codesOf(await gateway.ask('mutation { change }'))).toEqual(['SUBGRAPH_UNAVAILABLE']);
    await settled();
    expect(subgraph.arrived).toHaveLength(2);
  });
});

describe('a connection that the subgraph closes as the gateway takes it up again', () => {
  const heads: string[] = [];
  const sockets = new Set<Socket>();
  let server: Server;
  let gateway: ResilientGateway;
  beforeAll(async () => {
    // The first request of each connection is answered; at the first byte of the second the connection is reset unread.
    server = createServer((socket) => {
      let requests = 0;
      sockets.add(socket.on('error', () => {}));
      socket.on('data', (bytes) => {
        const head = bytes.toString('latin1');
        if (!head.startsWith('POST')) return;
        heads.push(head);
        requests += 1;
        if (requests > 1) return void socket.resetAndDestroy();
        const body = '{"data":{"value":1,"change":1}}';
        socket.write(`HTTP/1.1 200 OK\r\ncontent-length: ${body.length}\r\n\r\n${body}`);
      });
    });
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
    const { port } = server.address() as AddressInfo;
    gateway = startResilientGateway(`http://127.0.0.1:${port}/graphql`, { concurrency: 1 });
  });
  afterAll(async () => {
    await gateway.close();
    for (const socket of sockets) socket.destroy();
    await new Promise((resolve) => server.close(resolve));
  });

  it('costs a query a second try', async () => {
    await gateway.ask('{ value }');
    expect(await gateway.ask('{ value }')).toEqual({ data: { value: 1 } });
    expect(heads).toHaveLength(3);
  });

  it('costs a mutation its answer: it is not sent over another', async () => {
    heads.length = 0;
    expect(codesOf(await gateway.ask('mutation { change }'))).toEqual(['SUBGRAPH_UNAVAILABLE']);
    await settled();
    expect(heads).toHaveLength(1);
  });
});
