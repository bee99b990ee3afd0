import { type ClientRequest, type IncomingMessage, request as httpRequest } from 'node:http';
import { once } from 'node:events';
import { WebSocket } from 'ws';

/** What a client asks, and how it introduces itself. */
export interface Asked {
  readonly query?: string;
  readonly documentId?: string;
  readonly operationName?: unknown;
  readonly variables?: unknown;
  readonly token?: string | undefined;
  readonly headers?: Readonly<Record<string, string>>;
}

/** What a client of either protocol gets, one after the other. */
export type Got =
  | { readonly type: 'next'; readonly result: Told }
  | { readonly type: 'complete' }
  | { readonly type: 'refused'; readonly status: number | null; readonly errors: readonly ToldError[] }
  /** The connection is gone; the code of a WebSocket's close. */
  | { readonly type: 'closed'; readonly code: number | null; readonly reason: string };

export interface ToldError {
  readonly message: string;
  readonly path?: readonly (string | number)[];
  readonly extensions: Readonly<Record<string, unknown>>;
}

export interface Told {
  readonly data?: Record<string, Record<string, unknown> | null> | null;
  readonly errors?: readonly ToldError[];
}

/** A client that follows one subscription. */
export interface Follower {
  next(): Promise<Got>;
  /** Says that it has enough, in the way of its protocol. */
  leave(): void;
}

export type Protocol = 'sse' | 'ws';
export const protocols: readonly Protocol[] = ['sse', 'ws'];

/** Follows one subscription over a connection of its own. */
export function follow(protocol: Protocol, url: string, asked: Asked): Promise<Follower> {
  return protocol === 'sse' ? followSse(url, asked) : followWs(url, asked);
}

/** Things that come, for somebody who takes them one by one. */
export class Inbox<T> {
  readonly #come: T[] = [];
  #waiting: ((thing: T) => void)[] = [];

  put(thing: T): void {
    const first = this.#waiting.shift();
    if (first) first(thing);
    else this.#come.push(thing);
  }

  take(): Promise<T> {
    const first = this.#come.shift();
    return first === undefined
      ? new Promise((resolve) => this.#waiting.push(resolve))
      : Promise.resolve(first);
  }
}

/** The answer to a request for a stream, once its head is there. */
export interface SseAnswer {
  readonly request: ClientRequest;
  readonly response: IncomingMessage;
}

/** Asks for a stream by POST, or by GET when it is told to. */
export async function askSse(
  url: string,
  { token, headers = {}, ...body }: Asked,
  method: 'POST' | 'GET' | 'PUT' = 'POST',
): Promise<SseAnswer> {
  const parameters = new URLSearchParams();
  for (const [name, value] of Object.entries(body)) {
    parameters.set(name, typeof value === 'string' ? value : JSON.stringify(value));
  }
  const request = httpRequest(`${url}/graphql${method === 'GET' ? `?${parameters.toString()}` : ''}`, {
    method,
    agent: false,
    headers: {
      accept: 'text/event-stream',
      ...(method === 'GET' ? {} : { 'content-type': 'application/json' }),
      ...(token === undefined ? {} : { authorization: `Bearer ${token}` }),
      ...headers,
    },
  });
  request.end(method === 'GET' ? undefined : JSON.stringify(body));
  const [response] = (await once(request, 'response')) as [IncomingMessage];
  request.on('error', () => {});
  return { request, response };
}

async function followSse(url: string, asked: Asked): Promise<Follower> {
  const { request, response } = await askSse(url, asked);
  const inbox = new Inbox<Got>();
  let text = '';
  response.setEncoding('utf8');
  const status = response.statusCode ?? 0;
  const isStream = status === 200;
  response.on('data', (chunk: string) => {
    text += chunk;
    for (let end = text.indexOf('\n\n'); isStream && end >= 0; end = text.indexOf('\n\n')) {
      const got = gotOf(text.slice(0, end));
      if (got) inbox.put(got);
      text = text.slice(end + 2);
    }
  });
  response.on('end', () => {
    if (!isStream) inbox.put({ type: 'refused', status, errors: (JSON.parse(text) as Told).errors ?? [] });
  });
  response.on('close', () => inbox.put({ type: 'closed', code: null, reason: '' }));
  response.on('error', () => {});
  return { next: () => inbox.take(), leave: () => request.destroy() };
}

function gotOf(block: string): Got | null {
  const [first = '', second = ''] = block.split('\n');
  if (first === ':') return null;
  if (first === 'event: complete') return { type: 'complete' };
  if (first !== 'event: next' || !second.startsWith('data: ')) throw new Error(`No event: ${block}`);
  return { type: 'next', result: JSON.parse(second.slice('data: '.length)) as Told };
}

/** A WebSocket as its client sees it. */
export interface WsClient {
  readonly socket: WebSocket;
  send(message: object | string): void;
  /** The next message, or how the connection was closed. */
  next(): Promise<Record<string, unknown>>;
}

/** Opens a WebSocket. @throws Error with the status when it is refused */
export async function openWs(
  url: string,
  {
    headers = {},
    protocol = 'graphql-transport-ws',
  }: { headers?: Record<string, string>; protocol?: string | null } = {},
  path = '/graphql',
): Promise<WsClient> {
  const socket = new WebSocket(url.replace('http', 'ws') + path, protocol === null ? [] : [protocol], {
    headers,
  });
  const inbox = new Inbox<Record<string, unknown>>();
  socket.on('message', (data: Buffer) => inbox.put(JSON.parse(data.toString()) as Record<string, unknown>));
  socket.on('close', (code, reason) => inbox.put({ type: 'closed', code, reason: reason.toString() }));
  await new Promise<void>((resolve, reject) => {
    socket.once('open', resolve).once('error', reject);
    socket.once('unexpected-response', (request, response) => {
      request.destroy();
      reject(new Error(`refused with ${response.statusCode}`));
    });
  });
  socket.on('error', () => {});
  return {
    socket,
    send: (message) => socket.send(typeof message === 'string' ? message : JSON.stringify(message)),
    next: () => inbox.take(),
  };
}

/** Opens a WebSocket and introduces itself. */
export async function greet(url: string, payload: object = {}): Promise<WsClient> {
  const client = await openWs(url);
  client.send({ type: 'connection_init', payload });
  const answer = await client.next();
  if (answer['type'] !== 'connection_ack') throw new Error(JSON.stringify(answer));
  return client;
}

async function followWs(url: string, { token, headers = {}, ...payload }: Asked): Promise<Follower> {
  const client = await openWs(url, { headers: { ...headers } });
  client.send({
    type: 'connection_init',
    payload: token === undefined ? {} : { authorization: `Bearer ${token}` },
  });
  const first = await client.next();
  if (first['type'] === 'connection_ack') client.send({ id: '1', type: 'subscribe', payload });
  let kept: Record<string, unknown> | null = first['type'] === 'connection_ack' ? null : first;
  return {
    async next(): Promise<Got> {
      const message = kept ?? (await client.next());
      kept = null;
      if (message['type'] === 'next') return { type: 'next', result: message['payload'] as Told };
      if (message['type'] === 'error') {
        return { type: 'refused', status: null, errors: message['payload'] as ToldError[] };
      }
      if (message['type'] === 'complete') return { type: 'complete' };
      return message as Got;
    },
    leave: () => client.send({ id: '1', type: 'complete' }),
  };
}
