import { posix } from 'node:path';
import { ImportFileError } from '../import-file-error';
import type { DateSystem } from '../mapping/read-day';
import { readWholeXml } from './bounded-xml';
import { type XlsxArchive } from './xlsx-archive';

/** Sheets of a workbook that are looked into. */
const mostSheets = 50;

/** The parts of a workbook, by their names in its archive. */
export interface Workbook {
  /** Those that can be seen, in their order. */
  readonly sheets: readonly string[];
  readonly sharedStrings: string | null;
  readonly styles: string | null;
  readonly system: DateSystem;
}

interface Relationship {
  /** The last word of its type, which is the same in both variants of the standard. */
  readonly type: string;
  readonly part: string;
}

/** Finds the parts of a workbook. @throws ImportFileError NOT_A_WORKBOOK for an archive of something else */
export async function readWorkbook(archive: XlsxArchive, signal: AbortSignal): Promise<Workbook> {
  const [main] = [...(await relationshipsOf(archive, '', signal)).values()].filter(
    ({ type }) => type === 'officeDocument',
  );
  if (main === undefined) throw new ImportFileError('NOT_A_WORKBOOK');
  const related = await relationshipsOf(archive, main.part, signal);
  const ids: string[] = [];
  let isWorkbook = false;
  let system: DateSystem = 1900;
  await readWholeXml(
    await archive.open(main.part, 'WORKBOOK'),
    (name, attributes) => {
      if (name === 'workbook') isWorkbook = true;
      if (name === 'workbookPr' && ['1', 'true'].includes(attributes['date1904'] ?? '')) system = 1904;
      if (name === 'sheet' && (attributes['state'] ?? 'visible') === 'visible') ids.push(idOf(attributes));
    },
    signal,
  );
  const sheets = ids.flatMap((id) => {
    const sheet = related.get(id);
    return sheet?.type === 'worksheet' ? [sheet.part] : [];
  });
  if (!isWorkbook || sheets.length === 0) throw new ImportFileError('NOT_A_WORKBOOK');
  const partOf = (type: string) => [...related.values()].find((other) => other.type === type)?.part ?? null;
  return {
    sheets: sheets.slice(0, mostSheets),
    sharedStrings: partOf('sharedStrings'),
    styles: partOf('styles'),
    system,
  };
}

/** The id of a relationship is the one attribute `id` that has a prefix. */
function idOf(attributes: Readonly<Record<string, string>>): string {
  return Object.entries(attributes).find(([name]) => name.endsWith(':id'))?.[1] ?? '';
}

async function relationshipsOf(
  archive: XlsxArchive,
  part: string,
  signal: AbortSignal,
): Promise<ReadonlyMap<string, Relationship>> {
  const folder = posix.dirname(part);
  const name = posix.join(folder, '_rels', `${posix.basename(part)}.rels`);
  const found = new Map<string, Relationship>();
  await readWholeXml(
    await archive.open(name, 'WORKBOOK'),
    (element, { Id: id, Type: type = '', Target: target = '', TargetMode: mode }) => {
      if (element !== 'Relationship' || id === undefined || mode === 'External') return;
      const path = target.startsWith('/') ? target.slice(1) : posix.join(folder, target);
      found.set(id, { type: type.slice(type.lastIndexOf('/') + 1), part: path });
    },
    signal,
  );
  return found;
}
