/** The media type by which the gateway asks for a stream of results, and which the stream has. */
export const eventStreamType = 'text/event-stream';

/**
 * What an event of a stream says: here is a result; nothing more follows; or the subgraph's process ends and another one
 * can be asked to go on.
 */
export type StreamEventName = 'next' | 'complete' | 'stopping';

/** One event of a stream. */
export interface StreamEvent {
  readonly name: StreamEventName;
  /** JSON of a result; empty in the other two. */
  readonly data: Buffer;
}

/** What came is no stream of events, or one of them is longer than is read. */
export class StreamFormatError extends Error {
  constructor(message: string) {
    super(message);
    this.name = 'StreamFormatError';
  }
}

/** Says only that the stream is alive. */
export const heartbeat = ':\n\n';

/** An event as text. @param result goes out as JSON, in which there is no line break */
export function writeStreamEvent(name: StreamEventName, result?: object): string {
  return `event: ${name}\ndata: ${result === undefined ? '' : JSON.stringify(result)}\n\n`;
}

const names = new Map<string, StreamEventName>(
  (['next', 'complete', 'stopping'] as const).map((name) => [name, name]),
);
const opening = /^event: (\w+)\ndata: $/;
/** The longest there is: as many bytes may stand before the data. */
const longestOpening = 'event: complete\ndata: '.length;
const lineBreak = 0x0a;

/** Reads the events of a stream out of its bytes, however they were cut. Keeps one unfinished event at most. */
export class StreamEventReader {
  #unread = Buffer.alloc(0);

  /** @param maxBytes the most data that one event may have */
  constructor(private readonly maxBytes: number) {}

  /**
   * The events that these bytes complete, for iterating through to the end.
   * @throws StreamFormatError after the events that were good
   */
  *read(chunk: Buffer): Generator<StreamEvent, void, void> {
    const seen = Math.max(0, this.#unread.length - 1);
    const bytes = this.#unread.length === 0 ? chunk : Buffer.concat([this.#unread, chunk]);
    let start = 0;
    for (let end = endOfEvent(bytes, seen); end >= 0; end = endOfEvent(bytes, start)) {
      const event = this.#eventOf(bytes.subarray(start, end));
      if (event) yield event;
      start = end + 2;
    }
    // A copy: what is kept must not keep the whole chunk.
    this.#unread = Buffer.from(bytes.subarray(start));
    if (this.#unread.length > this.maxBytes + longestOpening + 1) throw this.#tooLong();
  }

  #eventOf(block: Buffer): StreamEvent | null {
    if (block.length === 1 && block[0] === heartbeat.charCodeAt(0)) return null;
    const dataLine = block.indexOf(lineBreak) + 1 + 'data: '.length;
    const name = names.get(opening.exec(block.toString('latin1', 0, dataLine))?.[1] ?? '');
    const data = block.subarray(dataLine);
    if (name === undefined || data.includes(lineBreak)) {
      throw new StreamFormatError('the stream has an event of another form');
    }
    if (data.length > this.maxBytes) throw this.#tooLong();
    return { name, data };
  }

  #tooLong(): StreamFormatError {
    return new StreamFormatError(`an event is longer than ${this.maxBytes} bytes`);
  }
}

function endOfEvent(bytes: Buffer, from: number): number {
  return bytes.indexOf('\n\n', from, 'latin1');
}
