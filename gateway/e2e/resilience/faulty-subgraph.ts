import { type IncomingHttpHeaders, type ServerResponse, createServer } from 'node:http';
import { listening } from '../federation/start-federation';

/** What the subgraph does with a fetch that arrived whole. */
export type Fault = (response: ServerResponse) => void;

/** A subgraph over a real socket that does what it is told. */
export interface FaultySubgraph {
  readonly url: string;
  /** Every fetch that arrived, since the start or the last `forget`. */
  readonly arrived: IncomingHttpHeaders[];
  /** What is done with the next fetches, one each. */
  next(...faults: Fault[]): void;
  /** What is done with fetches of which nothing is said. Default: they are answered. */
  always(fault: Fault): void;
  /** Resolves when so many fetches have arrived. */
  hasGot(count: number): Promise<void>;
  close(): Promise<void>;
}

/** Answers as the test's schema has it: a query and a mutation have different fields. */
export const answer: Fault = (response) => {
  response.setHeader('content-type', 'application/json');
  response.end('{"data":{"value":1,"change":1}}');
};

/** Reads the fetch and closes the connection without a word. */
export const hangUp: Fault = (response) => response.destroy();

/** Sends half of an answer, then closes the connection. */
export const halfAnswer: Fault = (response) => {
  response.writeHead(200, { 'content-length': '1000' });
  response.write('{"data":', () => response.destroy());
};

/** Answers as a proxy does whose server is away. */
export const awayBehindProxy: Fault = (response) => {
  response.writeHead(503, { 'content-type': 'text/html' });
  response.end('<html><body><h1>503 Service Unavailable</h1></body></html>');
};

/** Never answers. */
export const silence: Fault = () => {};

/** Starts one on a free port. */
export async function startFaultySubgraph(): Promise<FaultySubgraph> {
  const arrived: IncomingHttpHeaders[] = [];
  const planned: Fault[] = [];
  let usual: Fault = answer;
  const server = createServer((request, response) => {
    request.resume().once('end', () => {
      arrived.push(request.headers);
      server.emit('fetch');
      const fault = planned.shift() ?? usual;
      fault(response);
    });
  });
  const url = await listening(server);
  return {
    url: `${url}/graphql`,
    arrived,
    next: (...faults) => planned.push(...faults),
    always: (fault) => {
      usual = fault;
    },
    hasGot: (count) =>
      new Promise((resolve) => {
        const look = (): void => {
          if (arrived.length < count) return;
          server.off('fetch', look);
          resolve();
        };
        server.on('fetch', look);
        look();
      }),
    close: async () => {
      server.closeAllConnections();
      await new Promise((resolve) => server.close(resolve));
    },
  };
}
