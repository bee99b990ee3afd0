import { createHash } from 'node:crypto';
import type { Contents } from './manifest';

const newline = 10;

/** Counts and hashes the rows of one table as they pass by, in COPY's text format: one line each, line feeds escaped. */
export class TableDigest {
  private rows = 0;
  private bytes = 0;
  private readonly hash = createHash('sha256');

  add(chunk: Buffer): void {
    this.hash.update(chunk);
    this.bytes += chunk.length;
    for (let at = chunk.indexOf(newline); at !== -1; at = chunk.indexOf(newline, at + 1)) this.rows += 1;
  }

  /** To be asked once, when all rows have passed. */
  result(): Contents['tables'][number] {
    return { rows: this.rows, bytes: this.bytes, sha256: this.hash.digest('hex') };
  }
}
