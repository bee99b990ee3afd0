import { byNames, refusalOf, removeSpooled, rowsOf } from '../../../e2e/import-files';
import { lettersOf, sheetOf, writeWorkbook } from '../../../e2e/write-workbook';

const xlsx = { format: 'XLSX', mapping: byNames({ DESK_REFERENCE: 'Nummer' }) } as const;
const sheet = sheetOf([['Nummer'], ['K-1']]);
const megabyte = 1024 * 1024;

afterAll(removeSpooled);

/** Megabytes by which the process grew while the work was done. */
async function growthOf(work: () => Promise<unknown>): Promise<number> {
  const before = process.memoryUsage().rss;
  let most = before;
  const watch = setInterval(() => (most = Math.max(most, process.memoryUsage().rss)), 2);
  await work();
  clearInterval(watch);
  return (Math.max(most, process.memoryUsage().rss) - before) / megabyte;
}

describe('a workbook made to harm', () => {
  it('with a sheet that unpacks to hundreds of megabytes of nothing is refused before it is unpacked', async () => {
    const bytes = Buffer.alloc(200 * megabyte, ' ');
    const bomb = writeWorkbook([sheet], { instead: [{ name: 'xl/worksheets/sheet1.xml', bytes }] });
    const growth = await growthOf(async () => {
      expect(await refusalOf(bomb, xlsx)).toEqual({
        reason: 'ARCHIVE_TOO_LARGE',
        where: { maximum: 1024 * megabyte },
      });
    });
    expect(growth).toBeLessThan(40);
  });

  it('with shared texts of more than 64 MB is refused before they are held', async () => {
    const bytes = Buffer.alloc(65 * megabyte, '<si><t>abcdefghijklmnopqrstuvwxyz0123456789</t></si>');
    const large = writeWorkbook([sheet], { instead: [{ name: 'xl/sharedStrings.xml', bytes }] });
    const growth = await growthOf(async () => {
      expect(await refusalOf(large, xlsx)).toEqual({
        reason: 'ARCHIVE_TOO_LARGE',
        where: { maximum: 64 * megabyte },
      });
    });
    expect(growth).toBeLessThan(40);
  });

  it('that lies about the size of a member is refused where the lie ends', async () => {
    const bytes = Buffer.from(`<sst>${'<si><t>a</t></si>'.repeat(1_000_000)}</sst>`);
    const liar = writeWorkbook([sheet], {
      instead: [{ name: 'xl/sharedStrings.xml', bytes, claimedSize: 1000 }],
    });
    const growth = await growthOf(async () => {
      expect(await refusalOf(liar, xlsx)).toEqual({ reason: 'DAMAGED_ARCHIVE', where: {} });
    });
    expect(growth).toBeLessThan(40);
  });

  it.each([
    ['text', `<row><c t="inlineStr"><is><t>${'ab'.repeat(1_500_000)}</t></is></c></row>`],
    ['comment', `<!--${'ab'.repeat(1_500_000)}-->`],
    ['attribute', `<row r="${'12'.repeat(1_500_000)}"/>`],
  ])('with one %s of megabytes is refused while it is read', async (_what, content) => {
    const book = writeWorkbook([`<sheetData>${content}</sheetData>`]);
    expect(await refusalOf(book, xlsx)).toMatchObject({ reason: 'ARCHIVE_TOO_LARGE' });
  });

  it('with a million columns is refused by the first beyond 200', async () => {
    const cells = Array.from({ length: 16_384 }, (_, index) => `<c r="${lettersOf(index)}1"><v>1</v></c>`);
    const row = `<row r="1">${cells.join('')}</row>`;
    expect(await refusalOf(writeWorkbook([`<sheetData>${row}</sheetData>`]), xlsx)).toEqual({
      reason: 'TOO_MANY_COLUMNS',
      where: { line: 1, maximum: 200 },
    });
    const unnumbered = `<sheetData><row>${'<c><v>1</v></c>'.repeat(1_000_000)}</row></sheetData>`;
    expect(await refusalOf(writeWorkbook([unnumbered]), xlsx)).toMatchObject({ reason: 'TOO_MANY_COLUMNS' });
  });

  it('with elements deep within each other, or rows out of their order, is refused', async () => {
    const deep = writeWorkbook([`<sheetData>${'<a>'.repeat(1000)}${'</a>'.repeat(1000)}</sheetData>`]);
    expect(await refusalOf(deep, xlsx)).toMatchObject({ reason: 'DAMAGED_ARCHIVE' });
    const disorder = writeWorkbook(['<sheetData><row r="9"/><row r="2"/></sheetData>']);
    expect(await refusalOf(disorder, xlsx)).toMatchObject({ reason: 'DAMAGED_ARCHIVE' });
  });

  it('with merged ranges over each other is refused before each row is looked at under all of them', async () => {
    const ranges = Array.from(
      { length: 40_000 },
      (_, index) => `<mergeCell ref="A${index + 1}:XFD1048576"/>`,
    );
    const book = writeWorkbook([`${sheet}<mergeCells>${ranges.join('')}</mergeCells>`]);
    expect(await refusalOf(book, xlsx)).toEqual({ reason: 'DAMAGED_ARCHIVE', where: {} });
    const beyond = ranges.map((range) => range.replace('"A', '"GS'));
    const harmless = writeWorkbook([`${sheet}<mergeCells>${beyond.join('')}</mergeCells>`]);
    expect(await rowsOf(harmless, xlsx)).toHaveLength(1);
  });
});
