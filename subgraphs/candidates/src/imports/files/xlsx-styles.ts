import { readXml, type XmlReader } from './bounded-xml';
import type { XlsxArchive } from './xlsx-archive';

/** The formats for days that every workbook has (ECMA-376, numFmt; 27 to 36 and 50 to 58 are those of East Asia). */
const builtIn = new Set([
  14, 15, 16, 17, 22, 27, 28, 29, 30, 31, 34, 35, 36, 50, 51, 52, 53, 54, 55, 56, 57, 58,
]);

/** Whether a cell of each style shows its number as a day. */
export async function readDayStyles(
  archive: XlsxArchive,
  part: string | null,
  signal: AbortSignal,
): Promise<readonly boolean[]> {
  if (part === null) return [];
  const ownDays = new Map<number, boolean>();
  const styles: boolean[] = [];
  let isCellStyle = false;
  const reader: XmlReader = {
    open: (name, { numFmtId, formatCode = '' }) => {
      if (name === 'numFmt') ownDays.set(Number(numFmtId), showsDay(formatCode));
      if (name === 'cellXfs') isCellStyle = true;
      if (name === 'xf' && isCellStyle) {
        styles.push(ownDays.get(Number(numFmtId)) ?? builtIn.has(Number(numFmtId)));
      }
    },
    text: () => {},
    close: (name) => {
      if (name === 'cellXfs') isCellStyle = false;
    },
  };
  for await (const _ of readXml(await archive.open(part, 'STYLES'), reader, signal)) continue;
  return styles;
}

/** Whether a format has a day or a year in it, outside of quoted text and brackets. */
function showsDay(format: string): boolean {
  const signs = format
    .slice(0, 255)
    .replace(/"[^"]*"|\\.|\[[^\]]*\]|_.|\*./g, '')
    .toLowerCase();
  return /[dyj]/.test(signs) || /^m{1,5}$/.test(signs);
}
