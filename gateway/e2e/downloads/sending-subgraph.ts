import { randomBytes, randomUUID } from 'node:crypto';
import {
  type DownloadAnswer,
  type DownloadRequest,
  type Logger,
  type SendDownload,
  type Subgraph,
  createSubgraph,
  randomId,
  refuseDownload,
} from '@banenbrug/service-common';
import { fixedClock, sensitive } from '@banenbrug/testkit';
import { DataSource } from 'typeorm';

const sdl = `
  extend schema @link(url: "https://specs.apollo.dev/federation/v2.9", import: ["@key", "@shareable"])
  type Query { ping: String }
`;

/** Something to fetch a file with. */
export interface Ticket {
  readonly id: string;
  readonly secret: string;
}

type Answering = (request: DownloadRequest) => Promise<DownloadAnswer>;

/** A subgraph that sends what a test says. */
export interface SendingSubgraph {
  readonly subgraph: Subgraph;
  /** A ticket whose file is made by `answer`. */
  issue(answer: Answering): Ticket;
  /** The secret of a feed likewise. */
  feed(answer: Answering): string;
  /** What was asked, in order. */
  readonly asked: DownloadRequest[];
}

/** Makes a subgraph that knows the tickets it issued, and no others. */
export function createSendingSubgraph(name: string, logger: Logger): SendingSubgraph {
  const files = new Map<string, Answering>();
  const asked: DownloadRequest[] = [];
  const newSecret = (): string => sensitive('token', randomBytes(32).toString('base64url'));
  const sendDownload = (): SendDownload => async (request) => {
    asked.push(request);
    const answer = files.get(`${request.id} ${request.secret}`);
    return answer ? answer(request) : refuseDownload('DOWNLOAD_UNKNOWN');
  };
  const subgraph = createSubgraph(
    { name, sdl, createContext: (base) => base, resolvers: { Query: { ping: () => 'pong' } }, sendDownload },
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
    asked,
    issue(answer) {
      const ticket = { id: randomUUID(), secret: newSecret() };
      files.set(`${ticket.id} ${ticket.secret}`, answer);
      return ticket;
    },
    feed(answer) {
      const secret = newSecret();
      files.set(`null ${secret}`, answer);
      return secret;
    },
  };
}
