import fc from 'fast-check';
import { byNames, problemsOf, refusalOf, removeSpooled, rowsOf, spool } from '../../../e2e/import-files';
import { lettersOf, type SheetCell, sheetOf, writeArchive, writeWorkbook } from '../../../e2e/write-workbook';
import { previewColumns } from './read-import-file';

const mapping = byNames({
  DESK_REFERENCE: 'Nummer',
  HOURS_PER_WEEK: 'Uren',
  AVAILABLE_FROM: 'Beschikbaar vanaf',
  SKILLS: 'Vaardigheden',
});
const header = ['Nummer', 'Uren', 'Beschikbaar vanaf', 'Vaardigheden'];
const xlsx = { format: 'XLSX', mapping } as const;

const bookOf = (rows: SheetCell[][], after = '') => writeWorkbook([sheetOf([header, ...rows], after)]);

afterAll(removeSpooled);

describe('a workbook', () => {
  it('is read by the names of its columns, texts and numbers alike', async () => {
    const rows = await rowsOf(
      bookOf([['K-1', '24-32 u', 'per direct', 'lassen, frezen'], [], [1002, 24, '', '']]),
      xlsx,
    );
    expect(rows).toMatchObject([
      {
        line: 2,
        deskReference: 'K-1',
        content: {
          hoursPerWeek: { min: 24, max: 32 },
          availableFrom: '2026-11',
          skills: ['lassen', 'frezen'],
        },
      },
      {
        line: 4,
        deskReference: '1002',
        content: { hoursPerWeek: { min: 24, max: 24 }, availableFrom: null },
      },
    ]);
    expect(rows.flatMap(problemsOf)).toEqual([]);
  });

  it.each([
    [false, 46204, '2026-07'],
    [true, 44742, '2026-07'],
  ])('counts its days from the year it says (1904: %s)', async (is1904, serial, month) => {
    const asDay = { xml: `<c r="@" s="1"><v>${serial}.75</v></c>` };
    const inItsOwnWay = { xml: `<c r="@" s="2"><v>${serial}</v></c>` };
    const sheet = sheetOf([header, ['a', 8, asDay, ''], ['b', 8, inItsOwnWay, ''], ['c', 8, serial, '']]);
    const rows = await rowsOf(writeWorkbook([sheet], { is1904 }), xlsx);
    expect(rows.map(({ content }) => content.availableFrom)).toEqual([month, month, month]);
  });

  it('does not take a day for hours: a spreadsheet makes 8-16 one', async () => {
    const [row] = await rowsOf(bookOf([['K-1', { xml: '<c r="@" s="1"><v>46311</v></c>' }, '', '']]), xlsx);
    expect(row?.content.hoursPerWeek).toBeNull();
    expect(problemsOf(row)).toEqual(['HOURS_PER_WEEK UNREADABLE']);
  });

  it('never takes the value that a formula left', async () => {
    const rows = await rowsOf(
      bookOf([
        ['K-1', { xml: '<c r="@"><f>8*4</f><v>32</v></c>' }, '', ''],
        [{ xml: '<c r="@" t="str"><f>A2&amp;"x"</f><v>K-2</v></c>' }, 8, '', ''],
        ['K-3', { xml: '<c r="@"><f t="shared" si="0"/><v>32</v></c>' }, '', ''],
        ['K-4', { xml: '<c r="@"><f t="array" ref="B5:B6">C1:C2</f><v>32</v></c>' }, '', ''],
        ['K-5', 32, '', ''],
        ['K-6', 32, '', ''],
      ]),
      xlsx,
    );
    expect(rows.map(problemsOf)).toEqual([
      ['HOURS_PER_WEEK FORMULA'],
      ['DESK_REFERENCE FORMULA !'],
      ['HOURS_PER_WEEK FORMULA'],
      ['HOURS_PER_WEEK FORMULA'],
      ['HOURS_PER_WEEK FORMULA'],
      [],
    ]);
    expect(rows.map(({ content }) => content.hoursPerWeek?.max)).toEqual([
      undefined,
      8,
      undefined,
      undefined,
      undefined,
      32,
    ]);
  });

  it('gives the value of merged cells to the first of them alone', async () => {
    const merged = '<mergeCells count="2"><mergeCell ref="B2:B4"/><mergeCell ref="C4:D4"/></mergeCells>';
    const rows = await rowsOf(
      bookOf(
        [
          ['K-1', 24, '', 'a'],
          ['K-2', '', '', 'b'],
          ['K-3', '', '2026-07', ''],
        ],
        merged,
      ),
      xlsx,
    );
    expect(rows.map(({ content }) => content.hoursPerWeek?.max)).toEqual([24, undefined, undefined]);
    expect(rows.map(problemsOf)).toEqual([
      [],
      ['HOURS_PER_WEEK MERGED_CELLS'],
      ['HOURS_PER_WEEK MERGED_CELLS', 'SKILLS MERGED_CELLS'],
    ]);
    expect(rows[2]?.content.availableFrom).toBe('2026-07');
  });

  it('does not take errors, broken references and numbers that lost digits for values', async () => {
    const rows = await rowsOf(
      bookOf([
        ['K-1', { xml: '<c r="@" t="e"><v>#REF!</v></c>' }, '', { xml: '<c r="@" t="s"><v>99</v></c>' }],
        [1.23456789012346e17, 8, '', ''],
      ]),
      xlsx,
    );
    expect(rows.map(problemsOf)).toEqual([
      ['HOURS_PER_WEEK UNREADABLE', 'SKILLS UNREADABLE'],
      ['DESK_REFERENCE UNREADABLE !'],
    ]);
  });

  it('shares texts, in runs and without how they are pronounced, and under any prefix', async () => {
    const sharedStrings =
      '<si><r><t>las</t></r><r><rPr/><t>sen</t></r><rPh sb="0"><t>x</t></rPh></si><si><t>Vaardigheden</t></si>';
    const sheet =
      '<x:sheetData xmlns:x="m"><x:row><x:c t="inlineStr"><x:is><x:t>Nummer</x:t></x:is></x:c><x:c t="inlineStr"><x:is><x:t>Uren</x:t></x:is></x:c><x:c t="inlineStr"><x:is><x:t>Beschikbaar vanaf</x:t></x:is></x:c><x:c t="s"><x:v>1</x:v></x:c></x:row><x:row><x:c><x:v>7</x:v></x:c><x:c r="D2" t="s"><x:v>0</x:v></x:c></x:row></x:sheetData>';
    const rows = await rowsOf(writeWorkbook([sheet], { sharedStrings }), xlsx);
    expect(rows).toMatchObject([{ line: 2, deskReference: '7', content: { skills: ['lassen'] } }]);
  });

  it('is read on the sheet that has the columns, of those that can be seen', async () => {
    const cover = sheetOf([['Uitleg'], ['Lees dit eerst']]);
    const hidden = sheetOf([header, ['hidden', 8, '', '']]);
    const book = writeWorkbook([cover, hidden, sheetOf([['Titel'], header, ['K-1', 8, '', '']])], {
      hidden: [1],
    });
    expect(await rowsOf(book, xlsx)).toMatchObject([{ line: 3, deskReference: 'K-1' }]);
    expect(await previewColumns(spool(book), 'XLSX', new AbortController().signal)).toEqual(header);
  });

  it('is not put off by rows that are coloured to the last column', async () => {
    const far = { xml: '<c r="XFD2" s="1"/>' };
    expect(await rowsOf(bookOf([['K-1', 8, '', '', far]]), xlsx)).toHaveLength(1);
  });

  it('gives back every text and number that was written', async () => {
    const text = fc.string({
      unit: fc.constantFrom('a', 'é', '<', '&', '"', '😀', ' ', '\u00A0'),
      minLength: 1,
      maxLength: 10,
    });
    await fc.assert(
      fc.asyncProperty(
        fc.array(fc.tuple(text, fc.nat(60)), { minLength: 1, maxLength: 6 }),
        async (written) => {
          const rows = await rowsOf(
            bookOf(written.map(([skill, hours], at) => [`K${at}`, hours, '', `x${skill}x`])),
            xlsx,
          );
          expect(rows.map(({ content }) => [content.skills?.[0], content.hoursPerWeek?.max ?? 0])).toEqual(
            written.map(([skill, hours]) => [`x${skill}x`.replace(/\s+/g, ' '), hours]),
          );
        },
      ),
      { numRuns: 40 },
    );
  });

  it('names its columns as spreadsheets do', () => {
    expect([0, 25, 26, 701, 702, 16_383].map(lettersOf)).toEqual(['A', 'Z', 'AA', 'ZZ', 'AAA', 'XFD']);
  });
});

describe('a file that is no workbook', () => {
  it.each([
    ['text', 'Nummer;Uren', 'NOT_A_ZIP'],
    ['nothing', '', 'NOT_A_ZIP'],
    ['an old or locked workbook', Buffer.from('d0cf11e0a1b11ae1', 'hex'), 'NOT_A_ZIP'],
    ['another archive', writeArchive([{ name: 'a.txt', bytes: 'a' }]), 'NOT_A_WORKBOOK'],
    ['half of one', bookOf([['K-1', 8, '', '']]).subarray(0, -400), 'NOT_A_ZIP'],
    [
      'one with a locked member',
      writeArchive([{ name: '_rels/.rels', bytes: 'a', isEncrypted: true }]),
      'ENCRYPTED',
    ],
    [
      'two members of a name',
      writeArchive([
        { name: 'a', bytes: 'a' },
        { name: 'A', bytes: 'b' },
      ]),
      'DAMAGED_ARCHIVE',
    ],
    ['one with nothing in it', writeWorkbook([sheetOf([])]), 'EMPTY'],
    [
      'one without the columns',
      writeWorkbook([
        sheetOf([
          ['Nummer', 'x'],
          ['a', 'b'],
        ]),
      ]),
      'MISSING_COLUMN',
    ],
    ['XML that is none', writeWorkbook(['<sheetData><row><c></row>']), 'DAMAGED_ARCHIVE'],
    [
      'XML with a type of its own',
      writeWorkbook([], {
        instead: [{ name: 'xl/workbook.xml', bytes: '<!DOCTYPE a [<!ENTITY b "b">]><workbook/>' }],
      }),
      'DAMAGED_ARCHIVE',
    ],
  ])('but %s is refused', async (_what, content, reason) => {
    expect(await refusalOf(content, xlsx)).toMatchObject({ reason });
  });

  it('says nothing of what is in it', async () => {
    const refusal = await refusalOf(writeWorkbook(['<sheetData><row><c>geheim</row>']), xlsx);
    expect(JSON.stringify(refusal)).not.toContain('geheim');
  });
});
