import type { Readable } from 'node:stream';
import type { Language } from '../language';
import type { SafeFact } from '../safe-facts';
import type { UploadCode, UploadStatus } from './upload-codes';

/** A file on its way to a subgraph, whatever carries it there. Nobody has read it before. */
export interface IncomingUpload {
  /** What the ticket is known by: a UUID in small letters. */
  readonly id: string;
  /** The ticket's secret as it was sent, 32 to 128 characters of base64url. Nothing is known of it yet. */
  readonly secret: string;
  /** The length that was announced, in bytes; null when none was. The body can still end before it. */
  readonly contentLength: number | null;
  /**
   * The bytes, to be read at the reader's own pace: whoever sends waits for it. Ends with an error, and is not
   * whole, when the client goes, is too slow or sends more than `maxUploadBytes`. Need not be read at all.
   */
  readonly body: Readable;
  /** Aborted when nobody waits for the answer any more; the body has ended with an error by then. */
  readonly signal: AbortSignal;
  readonly requestId: string;
  readonly language: Language;
}

/** What becomes of a file. Over either wire it reaches the client as it is; see `readUploadAnswer` for what it may hold. */
export interface UploadAnswer {
  readonly status: UploadStatus;
  /** Stable: clients may switch on it. */
  readonly code: UploadCode;
  /** At most 16 safe facts, such as the import's id and state. Never a value out of the file or the ticket. */
  readonly body: Readonly<Record<string, SafeFact>>;
}

/**
 * Takes a file: judges the ticket before it reads a byte, keeps what it reads out of memory, and answers when the
 * file is safe or refused. It may answer before it has read the body. It throws only what was not foreseen.
 */
export type ReceiveUpload = (upload: IncomingUpload) => Promise<UploadAnswer>;
