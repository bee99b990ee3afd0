import { once } from 'node:events';
import { type Socket, connect } from 'node:net';
import type { Ticket } from './receiving-subgraph';

/** An answer as it came over the socket. */
export interface RawAnswer {
  readonly status: number;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: unknown;
}

/** A client of sockets: it sends what no proper client would. */
export interface RawClient {
  readonly socket: Socket;
  /** Whether the connection has ended. */
  readonly isClosed: boolean;
  /** What came so far. */
  received(): string;
  /** Waits until all of it is on its way, or the connection is closed. */
  write(data: string | Buffer): Promise<void>;
  /** The first answer that is not a 1xx one. @throws Error when the connection ends before it is whole */
  answer(): Promise<RawAnswer>;
  closed(): Promise<void>;
}

/** Connects; the connection is not closed by itself. */
export async function dial({ hostname, port }: URL): Promise<RawClient> {
  const socket = connect(Number(port), hostname);
  let text = '';
  let isClosed = false;
  socket.on('error', () => {});
  socket.setEncoding('latin1').on('data', (chunk: string) => {
    text += chunk;
  });
  socket.once('close', () => {
    isClosed = true;
  });
  await once(socket, 'connect');
  const changed = async (): Promise<void> => {
    const first = new AbortController();
    const events = ['data', 'close'].map((name) => once(socket, name, first).catch(() => {}));
    await Promise.race(events);
    first.abort();
  };
  return {
    socket,
    get isClosed() {
      return isClosed;
    },
    received: () => text,
    write: (data) =>
      new Promise((resolve) => {
        if (isClosed) return resolve();
        socket.once('close', resolve);
        socket.write(data, () => {
          socket.off('close', resolve);
          resolve();
        });
      }),
    async answer() {
      for (;;) {
        const found = readAnswer(text);
        if (found) return found;
        if (isClosed) throw new Error(`the connection was closed after ${JSON.stringify(text)}`);
        await changed();
      }
    },
    async closed() {
      if (!isClosed) await once(socket, 'close');
    },
  };
}

/** The head of an upload. */
export function headOf(
  { id, secret }: Ticket,
  headers: readonly string[] = [],
  line = `PUT /uploads/candidates/${id} HTTP/1.1`,
): string {
  return `${[line, 'host: a', `authorization: Ticket ${secret}`, ...headers].join('\r\n')}\r\n\r\n`;
}

/** A chunk of a chunked body. */
export function chunk(data: Buffer): Buffer {
  return Buffer.concat([Buffer.from(`${data.length.toString(16)}\r\n`), data, Buffer.from('\r\n')]);
}

function readAnswer(text: string): RawAnswer | null {
  const final = text.replace(/^(HTTP\/1\.1 1\d\d .*\r\n\r\n)+/, '');
  const end = final.indexOf('\r\n\r\n');
  if (end < 0) return null;
  const [first = '', ...fields] = final.slice(0, end).split('\r\n');
  const headers = Object.fromEntries(
    fields.map((field) => {
      const at = field.indexOf(':');
      return [field.slice(0, at).toLowerCase(), field.slice(at + 1).trim()];
    }),
  );
  const body = final.slice(end + 4, end + 4 + Number(headers['content-length']));
  if (body.length < Number(headers['content-length'])) return null;
  return { status: Number(first.split(' ')[1]), headers, body: JSON.parse(body) };
}
