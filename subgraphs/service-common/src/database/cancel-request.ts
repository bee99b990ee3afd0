import { connect } from 'node:net';

/** What of a driver's connection is needed to cancel its statement. */
export interface CancellableConnection {
  readonly host: string;
  readonly port: number;
  readonly processID: number | null;
  readonly secretKey: number | null;
}

/** The request's code in PostgreSQL's protocol, "Message Formats", CancelRequest. */
const cancelRequestCode = 80_877_102;

/** How long the server may take to hang up; what runs on is ended by the statement's own time limit. */
const patienceMs = 2000;

/**
 * Asks the server to cancel the statement that a connection is running, over a short connection of its own: no
 * place in the pool is needed, even when the pool is what is stuck. Resolves when the server has hung up, which
 * it does after it has passed the request on; never rejects, since cancelling is a favour and not a promise.
 */
export async function requestCancel({
  host,
  port,
  processID,
  secretKey,
}: CancellableConnection): Promise<void> {
  if (processID === null || secretKey === null) return;
  const request = Buffer.alloc(16);
  request.writeInt32BE(request.length, 0);
  request.writeInt32BE(cancelRequestCode, 4);
  request.writeInt32BE(processID, 8);
  request.writeInt32BE(secretKey, 12);
  await new Promise<void>((resolve) => {
    const socket = host.startsWith('/') ? connect(`${host}/.s.PGSQL.${port}`) : connect(port, host);
    socket.setTimeout(patienceMs, () => socket.destroy());
    socket.on('error', () => socket.destroy());
    socket.on('close', () => resolve());
    socket.on('connect', () => socket.write(request));
    // Without a reader the end of the stream would never be seen.
    socket.resume();
  });
}
