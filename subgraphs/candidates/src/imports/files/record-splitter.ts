import { ImportFileError } from '../import-file-error';
import { longestEnvelope } from './vum-envelope';

/** Bytes of one record. */
const longestRecord = 1024 * 1024;

/** Objects and lists within each other; a record of VUM has five. */
const deepest = 32;

const quote = 0x22;
const backslash = 0x5c;
const comma = 0x2c;
const openBrace = 0x7b;
const closeBrace = 0x7d;
const openBracket = 0x5b;
const closeBracket = 0x5d;
const blanks = new Set([0x20, 0x09, 0x0a, 0x0d]);

/**
 * Cuts the inside of a JSON list into its records, in pieces as they come. Only quotes and brackets are looked at: what
 * stands within a record is for the parser that reads it. No byte of a letter beyond ASCII can be taken for one of them.
 */
export class RecordSplitter {
  /** What came after the list. */
  rest: Buffer = Buffer.alloc(0);
  isEnded = false;

  private held: Buffer[] = [];
  private heldBytes = 0;
  private depth = 0;
  private isText = false;
  private isEscaped = false;
  private records = 0;
  /** Whether a comma has come since the last record. */
  private isDue = true;

  *split(piece: Buffer): Generator<Buffer> {
    let start = 0;
    for (let at = 0; at < piece.length; at += 1) {
      if (this.isEnded) {
        this.keepRest(piece.subarray(at));
        return;
      }
      const byte = piece[at] as number;
      if (this.depth === 0) {
        start = at;
        this.between(byte);
      } else if (this.within(byte)) {
        yield this.take(piece.subarray(start, at + 1));
      }
    }
    if (this.depth > 0) this.hold(piece.subarray(start));
  }

  /** A byte between records: a comma after each, and nothing that is no record. */
  private between(byte: number): void {
    if (blanks.has(byte)) return;
    if (byte === openBrace && this.isDue) {
      this.depth = 1;
      this.isDue = false;
    } else if (byte === comma && !this.isDue) {
      this.isDue = true;
    } else if (byte === closeBracket && (!this.isDue || this.records === 0)) {
      this.isEnded = true;
    } else {
      throw new ImportFileError(this.isDue && byte !== comma ? 'NOT_VUM' : 'NOT_JSON', {
        line: this.records + 1,
      });
    }
  }

  /** A byte of a record; true when it is the last. */
  private within(byte: number): boolean {
    if (this.isText) {
      if (this.isEscaped) this.isEscaped = false;
      else if (byte === backslash) this.isEscaped = true;
      else if (byte === quote) this.isText = false;
    } else if (byte === quote) this.isText = true;
    else if (byte === openBrace || byte === openBracket) {
      this.depth += 1;
      if (this.depth > deepest) throw new ImportFileError('NOT_VUM', { line: this.records + 1 });
    } else if (byte === closeBrace || byte === closeBracket) {
      this.depth -= 1;
      return this.depth === 0;
    }
    return false;
  }

  private hold(part: Buffer): void {
    this.heldBytes += part.length;
    if (this.heldBytes > longestRecord) {
      throw new ImportFileError('RECORD_TOO_LARGE', { line: this.records + 1, maximum: longestRecord });
    }
    this.held.push(part);
  }

  private take(last: Buffer): Buffer {
    this.hold(last);
    const record = this.held.length === 1 ? last : Buffer.concat(this.held);
    this.held = [];
    this.heldBytes = 0;
    this.records += 1;
    return record;
  }

  private keepRest(part: Buffer): void {
    if (this.rest.length + part.length > longestEnvelope) throw new ImportFileError('NOT_VUM');
    this.rest = Buffer.concat([this.rest, part]);
  }
}
