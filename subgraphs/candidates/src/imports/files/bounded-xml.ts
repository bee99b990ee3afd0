import type { Readable } from 'node:stream';
import { SaxesParser } from 'saxes';
import { ImportFileError } from '../import-file-error';

/** What is told of an XML member, in its order. Names come without their prefix. */
export interface XmlReader {
  open(name: string, attributes: Readonly<Record<string, string>>): void;
  text(text: string): void;
  close(name: string): void;
}

/** Bytes without the end of a tag: a longer text, attribute or comment would be held whole before anybody could refuse it. */
const longestSilence = 1024 * 1024;

/** Elements within each other; a sheet has seven. */
const deepest = 64;

/**
 * Reads an XML member of an archive, giving way after each piece of it so that the caller can pass on what was found.
 * No document type is accepted, hence no entities of its own.
 * @throws ImportFileError DAMAGED_ARCHIVE, ARCHIVE_TOO_LARGE
 */
export async function* readXml(
  stream: Readable,
  reader: XmlReader,
  signal: AbortSignal,
): AsyncGenerator<void> {
  const watched = watch(reader);
  const decoder = new TextDecoder('utf-8', { fatal: true });
  try {
    for await (const chunk of stream as AsyncIterable<Buffer>) {
      signal.throwIfAborted();
      watched.write(decoder.decode(chunk, { stream: true }), chunk.length);
      yield;
    }
    watched.end(decoder.decode());
    yield;
  } catch (error) {
    if (error instanceof ImportFileError || signal.aborted) throw error;
    // What the libraries say of a damaged file quotes it.
    throw new ImportFileError('DAMAGED_ARCHIVE');
  } finally {
    stream.destroy();
  }
}

/** A parser that counts how long nothing has come of what it was given. */
function watch(reader: XmlReader): { write(text: string, bytes: number): void; end(text: string): void } {
  const parser = new SaxesParser<{ xmlns: false; position: false }>({ xmlns: false, position: false });
  let silence = 0;
  let depth = 0;
  parser.on('opentag', ({ name, attributes }) => {
    silence = 0;
    depth += 1;
    if (depth > deepest) throw new ImportFileError('DAMAGED_ARCHIVE');
    reader.open(withoutPrefix(name), attributes);
  });
  parser.on('text', (text) => reader.text(text));
  parser.on('cdata', (text) => reader.text(text));
  parser.on('closetag', ({ name }) => {
    silence = 0;
    depth -= 1;
    reader.close(withoutPrefix(name));
  });
  parser.on('doctype', () => {
    throw new ImportFileError('DAMAGED_ARCHIVE');
  });
  return {
    write: (text, bytes) => {
      silence += bytes;
      parser.write(text);
      if (silence > longestSilence) {
        throw new ImportFileError('ARCHIVE_TOO_LARGE', { maximum: longestSilence });
      }
    },
    end: (text) => {
      parser.write(text).close();
    },
  };
}

function withoutPrefix(name: string): string {
  const colon = name.indexOf(':');
  return colon === -1 ? name : name.slice(colon + 1);
}

/** Reads a whole member. */
export async function readWholeXml(
  stream: Readable,
  open: XmlReader['open'],
  signal: AbortSignal,
): Promise<void> {
  const reader: XmlReader = { open, text: () => {}, close: () => {} };
  for await (const _ of readXml(stream, reader, signal)) continue;
}
