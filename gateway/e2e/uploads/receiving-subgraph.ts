import { createHash, randomBytes, randomUUID } from 'node:crypto';
import {
  type IncomingUpload,
  type Logger,
  type ReceiveUpload,
  type Subgraph,
  type UploadAnswer,
  createSubgraph,
  randomId,
  refuseUpload,
  uploadReceived,
} from '@banenbrug/service-common';
import { fixedClock, sensitive } from '@banenbrug/testkit';
import { DataSource } from 'typeorm';

const sdl = `
  extend schema @link(url: "https://specs.apollo.dev/federation/v2.9", import: ["@key", "@shareable"])
  type Query { ping: String }
`;

/** Something to send a file with. */
export interface Ticket {
  readonly id: string;
  readonly secret: string;
}

/** What a subgraph saw of a file. */
export interface Seen {
  readonly upload: IncomingUpload;
  bytes: number;
  /** Undefined until all was read. */
  sha256: string | undefined;
  /** Why the body did not end well. */
  fault: unknown;
}

/** A subgraph that hashes what it is sent and keeps nothing. */
export interface ReceivingSubgraph {
  readonly subgraph: Subgraph;
  /** A ticket, and what is done with its file: default, it is read to its end. */
  issue(receive?: (seen: Seen) => Promise<UploadAnswer>): Ticket;
  /** What came, in order. */
  readonly seen: Seen[];
}

/** Reads a file to its end, at the pace of `pause`. */
export async function readAll(
  seen: Seen,
  pause = (): Promise<void> => Promise.resolve(),
): Promise<UploadAnswer> {
  const hash = createHash('sha256');
  try {
    for await (const chunk of seen.upload.body as AsyncIterable<Buffer>) {
      hash.update(chunk);
      seen.bytes += chunk.length;
      await pause();
    }
  } catch (error) {
    seen.fault = error;
    throw error;
  }
  seen.sha256 = hash.digest('hex');
  return uploadReceived(202, { bytes: seen.bytes, isWhole: true });
}

/** Makes a subgraph with a real receiver: who has no ticket of it is told so before a byte is read. */
export function createReceivingSubgraph(name: string, logger: Logger): ReceivingSubgraph {
  const tickets = new Map<string, { secret: string; receive: (seen: Seen) => Promise<UploadAnswer> }>();
  const seen: Seen[] = [];
  const receiveUpload = (): ReceiveUpload => async (upload) => {
    const ticket = tickets.get(upload.id);
    if (ticket?.secret !== upload.secret) return refuseUpload('UPLOAD_UNKNOWN');
    const entry: Seen = { upload, bytes: 0, sha256: undefined, fault: undefined };
    seen.push(entry);
    return ticket.receive(entry);
  };
  const subgraph = createSubgraph(
    {
      name,
      sdl,
      createContext: (base) => base,
      resolvers: { Query: { ping: () => 'pong' } },
      receiveUpload,
    },
    {
      // Never connected: nothing of this subgraph reads.
      dataSource: new DataSource({ type: 'postgres' }),
      clock: fixedClock('2026-06-15T08:00:00Z'),
      createId: randomId,
      logger,
    },
  );
  return {
    subgraph,
    seen,
    issue(receive = (entry) => readAll(entry)) {
      const ticket = { id: randomUUID(), secret: sensitive('token', randomBytes(32).toString('base64url')) };
      tickets.set(ticket.id, { secret: ticket.secret, receive });
      return ticket;
    },
  };
}
