import type { Readable } from 'node:stream';
import type { ErrorDetails } from '../errors';
import type { Language } from '../language';
import type { DownloadRefusalCode } from './download-codes';
import type { DownloadKind } from './download-kinds';

/** What asks a subgraph for a file, whatever carries it there. */
export interface DownloadRequest {
  /** The id of a ticket, a UUID in small letters; null when a feed is asked for, which its secret alone names. */
  readonly id: string | null;
  /** The secret of the ticket or the feed as it was sent, 32 to 128 characters of base64url. Nothing is known of it yet. */
  readonly secret: string;
  /** The tags of the versions that the client has already. */
  readonly knownTags: readonly string[];
  /** Aborted when nobody waits for the file any more: its body is to end then. */
  readonly signal: AbortSignal;
  readonly requestId: string;
  readonly language: Language;
}

/** A file on its way out. */
export interface DownloadFile {
  readonly type: 'FILE';
  readonly kind: DownloadKind;
  /** Without its extension: small letters, digits and hyphens. Nothing out of the data. */
  readonly name: string;
  /** By which this version is known again; null of a file that is made once. */
  readonly tag: string | null;
  /** The bytes, made no faster than they are read. Ends with an error when the file cannot be made whole. */
  readonly body: Readable;
}

/** What becomes of the question. */
export type DownloadAnswer =
  | DownloadFile
  /** The client has this version. */
  | { readonly type: 'UNCHANGED'; readonly tag: string }
  | { readonly type: 'REFUSED'; readonly code: DownloadRefusalCode; readonly facts: ErrorDetails };

/**
 * Sends a file: judges the secret first, and decides what is in the file by what is kept of the ticket, never by what the
 * client says. It throws only what was not foreseen.
 */
export type SendDownload = (request: DownloadRequest) => Promise<DownloadAnswer>;

/** The answer when no file is sent. @param facts safe facts that its sentence needs */
export function refuseDownload(code: DownloadRefusalCode, facts: ErrorDetails = {}): DownloadAnswer {
  return { type: 'REFUSED', code, facts };
}
