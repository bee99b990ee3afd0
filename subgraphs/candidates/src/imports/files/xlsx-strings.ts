import { readXml, type XmlReader } from './bounded-xml';
import { type Cell, longestCell, textCell } from './source-row';
import type { XlsxArchive } from './xlsx-archive';

/**
 * A longer part of a text is not a text of its own to the engine (V8): it keeps the whole piece that it was cut from, and
 * who kept one reference of each row would keep the sheet. So it is copied.
 */
const longestOwn = 13;

/** Collects the text of cells and shared strings: of all its runs, without what says how it is pronounced. */
export class TextOfRuns {
  private text = '';
  private isCollecting = false;
  private isPhonetic = false;

  begin(): void {
    this.text = '';
  }

  open(name: string): void {
    if (name === 'rPh') this.isPhonetic = true;
    if (name === 't' || name === 'v') this.isCollecting = !this.isPhonetic;
  }

  close(name: string): void {
    if (name === 'rPh') this.isPhonetic = false;
    if (name === 't' || name === 'v') this.isCollecting = false;
  }

  add(text: string): void {
    // One character too many is enough to see that a text is too long.
    if (this.isCollecting && this.text.length <= longestCell) this.text += text;
  }

  get(): string {
    return this.text.length < longestOwn ? this.text : Buffer.from(this.text).toString();
  }
}

/** The texts that cells share, by number. They are held while the sheet is read: the archive bounds their size. */
export async function readSharedStrings(
  archive: XlsxArchive,
  part: string | null,
  signal: AbortSignal,
): Promise<readonly Cell[]> {
  if (part === null) return [];
  const strings: Cell[] = [];
  const runs = new TextOfRuns();
  const reader: XmlReader = {
    open: (name) => (name === 'si' ? runs.begin() : runs.open(name)),
    text: (text) => runs.add(text),
    close: (name) => {
      runs.close(name);
      if (name === 'si') strings.push(textCell(runs.get()));
    },
  };
  for await (const _ of readXml(await archive.open(part, 'SHARED_STRINGS'), reader, signal)) continue;
  return strings;
}
