import { crc32, deflateRawSync } from 'node:zlib';

/** A member of an archive as a test wants it; what is not said is as it should be. */
export interface ArchiveMember {
  readonly name: string;
  readonly bytes: Buffer | string;
  /** The size that the list of members claims. */
  readonly claimedSize?: number;
  readonly isEncrypted?: boolean;
}

/** A zip archive, written by hand so that a test can lie in it. */
export function writeArchive(members: readonly ArchiveMember[]): Buffer {
  const parts: Buffer[] = [];
  const directory: Buffer[] = [];
  let offset = 0;
  for (const { name, bytes, claimedSize, isEncrypted = false } of members) {
    const content = Buffer.from(bytes as string);
    const packed = deflateRawSync(content);
    const header = Buffer.alloc(26);
    header.writeUInt16LE(20, 0);
    header.writeUInt16LE(isEncrypted ? 1 : 0, 2);
    header.writeUInt16LE(8, 4);
    header.writeUInt32LE(crc32(content), 10);
    header.writeUInt32LE(packed.length, 14);
    header.writeUInt32LE(claimedSize ?? content.length, 18);
    header.writeUInt16LE(name.length, 22);
    const local = Buffer.concat([Buffer.from('PK\x03\x04'), header, Buffer.from(name), packed]);
    const rest = Buffer.alloc(14);
    rest.writeUInt32LE(offset, 10);
    directory.push(
      Buffer.concat([Buffer.from('PK\x01\x02'), Buffer.from([20, 0]), header, rest, Buffer.from(name)]),
    );
    parts.push(local);
    offset += local.length;
  }
  const list = Buffer.concat(directory);
  const end = Buffer.alloc(22);
  end.write('PK\x05\x06', 'latin1');
  end.writeUInt16LE(members.length, 8);
  end.writeUInt16LE(members.length, 10);
  end.writeUInt32LE(list.length, 12);
  end.writeUInt32LE(offset, 16);
  return Buffer.concat([...parts, list, end]);
}

const relationships = (list: string): string =>
  `<?xml version="1.0"?><Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">${list}</Relationships>`;

const types = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships';

/** What a test says of a workbook beside its sheets. */
export interface WorkbookOptions {
  readonly is1904?: boolean;
  readonly sharedStrings?: string;
  /** Members that take the place of those with their name, or come in addition. */
  readonly instead?: readonly ArchiveMember[];
  readonly hidden?: readonly number[];
}

/** A workbook with these sheets, each the XML within `<worksheet>`. Style 1 shows a day, style 2 one of its own. */
export function writeWorkbook(sheets: readonly string[], options: WorkbookOptions = {}): Buffer {
  const { is1904 = false, sharedStrings = '', instead = [], hidden = [] } = options;
  const members: ArchiveMember[] = [
    {
      name: '_rels/.rels',
      bytes: relationships(`<Relationship Id="r1" Type="${types}/officeDocument" Target="xl/workbook.xml"/>`),
    },
    {
      name: 'xl/workbook.xml',
      bytes: `<workbook xmlns="m" xmlns:r="${types}"><workbookPr date1904="${is1904 ? 1 : 0}"/><sheets>${sheets
        .map(
          (_, index) =>
            `<sheet name="S${index}" sheetId="${index + 1}" r:id="s${index}"${hidden.includes(index) ? ' state="hidden"' : ''}/>`,
        )
        .join('')}</sheets></workbook>`,
    },
    {
      name: 'xl/_rels/workbook.xml.rels',
      bytes: relationships(
        sheets
          .map(
            (_, index) =>
              `<Relationship Id="s${index}" Type="${types}/worksheet" Target="worksheets/sheet${index + 1}.xml"/>`,
          )
          .join('') +
          `<Relationship Id="t" Type="${types}/sharedStrings" Target="/xl/sharedStrings.xml"/><Relationship Id="u" Type="${types}/styles" Target="styles.xml"/>`,
      ),
    },
    {
      name: 'xl/styles.xml',
      bytes:
        '<styleSheet><numFmts><numFmt numFmtId="164" formatCode="dd\\-mm\\-yyyy;@"/></numFmts><cellStyleXfs><xf numFmtId="14"/></cellStyleXfs><cellXfs><xf numFmtId="0"/><xf numFmtId="14"/><xf numFmtId="164"/></cellXfs></styleSheet>',
    },
    { name: 'xl/sharedStrings.xml', bytes: `<sst>${sharedStrings}</sst>` },
    ...sheets.map((sheet, index) => ({
      name: `xl/worksheets/sheet${index + 1}.xml`,
      bytes: `<worksheet xmlns="m">${sheet}</worksheet>`,
    })),
  ];
  const names = new Set(instead.map(({ name }) => name));
  return writeArchive([...members.filter(({ name }) => !names.has(name)), ...instead]);
}

/** The letters of a column, from 0. */
export function lettersOf(column: number): string {
  const rest = Math.floor(column / 26);
  return (rest === 0 ? '' : lettersOf(rest - 1)) + String.fromCharCode(65 + (column % 26));
}

/** XML of text. */
export const escapeXml = (text: string): string =>
  text.replace(/[&<>]/g, (sign) => ({ '&': '&amp;', '<': '&lt;', '>': '&gt;' })[sign] ?? sign);

/** A cell of a sheet: a text, a number, or XML of its own in which `@` is its reference. */
export type SheetCell = string | number | { readonly xml: string };

/** Rows as the XML of a sheet, the texts within their cells. */
export function sheetOf(rows: readonly (readonly SheetCell[])[], after = ''): string {
  const lines = rows.map((row, index) => {
    const cells = row.map((cell, column) => cellXml(cell, `${lettersOf(column)}${index + 1}`));
    return `<row r="${index + 1}">${cells.join('')}</row>`;
  });
  return `<sheetData>${lines.join('')}</sheetData>${after}`;
}

function cellXml(cell: SheetCell, reference: string): string {
  if (typeof cell === 'object') return cell.xml.replaceAll('@', reference);
  if (cell === '') return `<c r="${reference}" s="0"/>`;
  if (typeof cell === 'number') return `<c r="${reference}"><v>${cell}</v></c>`;
  return `<c r="${reference}" t="inlineStr"><is><t xml:space="preserve">${escapeXml(cell)}</t></is></c>`;
}
