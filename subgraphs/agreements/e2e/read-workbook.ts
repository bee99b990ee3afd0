import { strFromU8, unzipSync } from 'fflate';
import { SaxesParser } from 'saxes';

/** A cell as a reader of its own finds it: its type in the file, its value, and whether a formula stands in it. */
export interface FoundCell {
  readonly type: string;
  readonly value: string;
  readonly isFormula: boolean;
}

/** Reads the first sheet of a workbook, row by row; cells that are not there are null. */
export function readWorkbook(bytes: Uint8Array): (FoundCell | null)[][] {
  const members = unzipSync(bytes);
  const text = (name: string): string => strFromU8(members[name] ?? new Uint8Array());
  const shared = textsOf(text('xl/sharedStrings.xml'));
  const rows: (FoundCell | null)[][] = [];
  let cell: { place: number; type: string; value: string; isFormula: boolean } | null = null;
  let isValue = false;
  const parser = new SaxesParser();
  parser.on('opentag', ({ name, attributes }) => {
    if (name === 'row') rows.push([]);
    if (name === 'c') {
      const letters = /^[A-Z]+/.exec(String(attributes['r']))?.[0] ?? '';
      cell = { place: placeOf(letters), type: String(attributes['t'] ?? 'n'), value: '', isFormula: false };
    }
    if (name === 'f' && cell) cell.isFormula = true;
    isValue = name === 'v';
  });
  parser.on('text', (part) => {
    if (isValue && cell) cell.value += part;
  });
  parser.on('closetag', ({ name }) => {
    if (name === 'v') isValue = false;
    const row = rows.at(-1);
    if (name !== 'c' || !cell || !row) return;
    const { place, type, value, isFormula } = cell;
    while (row.length < place) row.push(null);
    row[place] = { type, value: type === 's' ? (shared[Number(value)] ?? '') : value, isFormula };
  });
  parser.write(text('xl/worksheets/sheet1.xml')).close();
  return rows;
}

function textsOf(xml: string): string[] {
  const texts: string[] = [];
  const parser = new SaxesParser();
  parser.on('opentag', ({ name }) => {
    if (name === 'si') texts.push('');
  });
  parser.on('text', (part) => {
    if (texts.length > 0) texts[texts.length - 1] += part;
  });
  if (xml !== '') parser.write(xml).close();
  return texts;
}

/** A: 0, B: 1, … */
const placeOf = (letters: string): number =>
  Buffer.from(letters, 'latin1').reduce((place, code) => place * 26 + code - 64, 0) - 1;
