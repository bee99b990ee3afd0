import fc from 'fast-check';
import {
  byNames,
  problemsOf,
  refusalOf,
  removeSpooled,
  rowsOf,
  spool,
  today,
} from '../../../e2e/import-files';
import { previewColumns, readImportFile } from './read-import-file';

const mapping = byNames({
  DESK_REFERENCE: 'Kandidaatnummer',
  HOURS_PER_WEEK: 'Uren',
  SKILLS: 'Vaardigheden',
});
const header = ['Naam', 'Kandidaatnummer', 'Uren', 'Vaardigheden'];

afterAll(removeSpooled);

const quoted = (cell: string): string => `"${cell.replaceAll('"', '""')}"`;

describe('a CSV file', () => {
  it.each([';', ',', '\t', '|'])('is read whatever separates its cells: %j', async (delimiter) => {
    const lines = [header, ['x, y; z | é', 'K-1', '24-32', 'lassen;heftruck'].map(quoted)];
    const [row] = await rowsOf(lines.map((line) => line.join(delimiter)).join('\r\n'), { mapping });
    expect(row).toMatchObject({
      line: 2,
      deskReference: 'K-1',
      content: { hoursPerWeek: { min: 24, max: 32 }, skills: ['lassen', 'heftruck'] },
      problems: [],
    });
  });

  it('is read with the delimiter that its first line names', async () => {
    const [row] = await rowsOf('sep=|\r\nVaardigheden|Uren|Kandidaatnummer\r\na, b; c|8|K-1\r\n', {
      mapping,
    });
    expect(row).toMatchObject({ line: 3, deskReference: 'K-1', content: { skills: ['a', 'b', 'c'] } });
  });

  it('with a delimiter that nobody uses is refused once, clearly', async () => {
    const content = 'Kandidaatnummer#Uren#Vaardigheden\nK-1#8#a\nK-2#8#b\n';
    expect(await refusalOf(content, { mapping })).toEqual({ reason: 'DELIMITER', where: {} });
    const withCommas = 'Kandidaatnummer#Uren#Vaardigheden\nK-1#8#a, b, c\nK-2#8#b\nK-3#8#c, d\nK-4#9#e\n';
    expect(await refusalOf(withCommas, { mapping })).toEqual({ reason: 'DELIMITER', where: {} });
  });

  it('without a mapped column is refused by what the column was to tell of, never by its name', async () => {
    const refusal = await refusalOf('Kandidaatnummer;Vaardigheden;Geheim\nK-1;a;b\n', { mapping });
    expect(refusal).toEqual({ reason: 'MISSING_COLUMN', where: { target: 'HOURS_PER_WEEK' } });
  });

  it('with a mapped column twice is refused', async () => {
    const refusal = await refusalOf('Kandidaatnummer;Uren;uren;Vaardigheden\nK-1;8;16;b\n', { mapping });
    expect(refusal).toEqual({ reason: 'DUPLICATE_COLUMN', where: { target: 'HOURS_PER_WEEK' } });
  });

  it('finds its header below a title and blank lines, whatever the case and signs of the names', async () => {
    const content = 'Export van vandaag;;\n\n;;\nKANDIDAAT-NUMMER;uren ;vaardigheden\n\nK-1;8;a\n';
    expect(await rowsOf(content, { mapping })).toMatchObject([{ line: 6, deskReference: 'K-1' }]);
  });

  it('counts lines as an editor does, with line ends within quotes', async () => {
    const content = 'Kandidaatnummer;Uren;Vaardigheden\r\nK-1;8;"a\r\nb\r\nc"\r\nK-2;8;a\r\n\r\nK-3;8;a\r\n';
    expect((await rowsOf(content, { mapping })).map(({ line }) => line)).toEqual([2, 5, 7]);
  });

  it('refuses a row that has more cells than columns: none of its cells may be where it should be', async () => {
    const rows = await rowsOf('Kandidaatnummer;Uren;Vaardigheden\nK-1;8;a;b\nK-2;8\nK-3;8;a;;\n', {
      mapping,
    });
    expect(rows.map(problemsOf)).toEqual([['ROW RAGGED !'], [], []]);
    expect(rows[1]?.content.skills).toBeNull();
  });

  it('with a quote that is never closed is refused, by the line of the quote at the latest', async () => {
    const content = `Kandidaatnummer;Uren;Vaardigheden\nK-1;8;a\nK-2;8;"never\n${'K-3;8;a\n'.repeat(50)}`;
    expect(await refusalOf(content, { mapping })).toEqual({ reason: 'QUOTING', where: { line: 3 } });
    const long = `Kandidaatnummer;Uren;Vaardigheden\nK-2;8;"${'K-3;8;a\n'.repeat(200_000)}`;
    expect(await refusalOf(long, { mapping })).toMatchObject({ reason: 'QUOTING' });
  });

  it('takes a quote within a cell as a character', async () => {
    const [row] = await rowsOf('Kandidaatnummer;Uren;Vaardigheden\nK-1;8;de 5" plaat\n', { mapping });
    expect(row?.content.skills).toEqual(['de 5" plaat']);
  });

  it('does not take formulas, NUL bytes or huge cells for values', async () => {
    const huge = 'a'.repeat(20_001);
    const rows = await rowsOf(
      `Kandidaatnummer;Uren;Vaardigheden\nK-1;=8+8;a\nK-2;8;a\0b\nK-3;8;${huge}\n="K-4";8;a\n`,
      { mapping },
    );
    expect(rows.map(problemsOf)).toEqual([
      ['HOURS_PER_WEEK FORMULA'],
      ['SKILLS UNREADABLE'],
      ['SKILLS TOO_LONG'],
      ['DESK_REFERENCE FORMULA !'],
    ]);
    expect(rows[0]?.content.hoursPerWeek).toBeNull();
    expect(rows[3]?.deskReference).toBeNull();
  });

  it('refuses the second row of a reference and rows without one', async () => {
    const rows = await rowsOf('Kandidaatnummer;Uren;Vaardigheden\nK-1;8;a\n K-1 ;16;a\n;8;a\n', { mapping });
    expect(rows.map(problemsOf)).toEqual([
      [],
      ['DESK_REFERENCE DUPLICATE_REFERENCE !'],
      ['DESK_REFERENCE MISSING !'],
    ]);
  });

  it('with more columns than 200 is refused before they are held', async () => {
    const names = Array.from({ length: 1_000_000 }, (_, index) => `kolom ${index}`).join(';');
    expect(await refusalOf(`${names}\n`, { mapping })).toEqual({
      reason: 'TOO_MANY_COLUMNS',
      where: { maximum: 200 },
    });
  });

  it.each([
    ['nothing', '', 'EMPTY'],
    ['blank lines', '\n \r\n\n', 'EMPTY'],
    ['a spreadsheet under another name', Buffer.from('PK\x03\x04 and so on'), 'NOT_TEXT'],
    ['a picture', Buffer.from(Array.from({ length: 999 }, (_, index) => index % 7)), 'NOT_TEXT'],
  ])('of %s is refused', async (_what, content, reason) => {
    expect(await refusalOf(content, { mapping })).toMatchObject({ reason });
  });

  it('without a mapping is refused: to guess what columns mean is for a desk to look over', async () => {
    expect(await refusalOf('Kandidaatnummer;Uren\nK;8', {})).toEqual({ reason: 'NO_MAPPING', where: {} });
  });

  it('stops when its reader is told to', async () => {
    const content = `Kandidaatnummer;Uren;Vaardigheden\n${'K;8;\n'.repeat(10_000)}`;
    const controller = new AbortController();
    const options = { format: 'CSV', mapping, today, consentConfirmedSince: null } as const;
    const rows = readImportFile(spool(content), { ...options, signal: controller.signal });
    await rows.next();
    controller.abort();
    await expect(rows.next()).rejects.toMatchObject({ name: 'AbortError' });
  });

  it('shows its names for a mapping, without those that may not be shown', async () => {
    const path = spool('Kandidaatnummer;Uren;;j.voorbeeld@example.nl\nK-1;8;a;b\n');
    expect(await previewColumns(path, 'CSV', new AbortController().signal)).toEqual([
      'Kandidaatnummer',
      'Uren',
      null,
      null,
    ]);
  });

  it('gives back what any program wrote, quoted, in any encoding of ours', async () => {
    const cell = fc.string({
      unit: fc.constantFrom('a', 'é', 'ë', ';', ',', '"', '\n', '\t', ' ', '|'),
      maxLength: 12,
    });
    await fc.assert(
      fc.asyncProperty(
        fc.array(cell, { minLength: 1, maxLength: 8 }),
        fc.constantFrom(';', ',', '\t', '|'),
        fc.constantFrom('utf8' as const, 'latin1' as const, 'utf16le' as const),
        fc.constantFrom('\n', '\r\n'),
        async (texts, delimiter, encoding, end) => {
          const lines = [header, ...texts.map((text, index) => [text, `K-${index}`, '8', `x${index}`])];
          const text = lines.map((line) => line.map(quoted).join(delimiter)).join(end);
          const mark = encoding === 'utf16le' ? '\uFEFF' : '';
          const rows = await rowsOf(Buffer.from(mark + text, encoding), { mapping });
          expect(rows.map(({ deskReference, problems }) => [deskReference, problems])).toEqual(
            texts.map((_, index) => [`K-${index}`, []]),
          );
        },
      ),
      { numRuns: 60 },
    );
  });
});
