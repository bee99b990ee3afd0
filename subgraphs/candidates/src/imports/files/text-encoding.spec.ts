import fc from 'fast-check';
import { byNames, problemsOf, refusalOf, removeSpooled, rowsOf } from '../../../e2e/import-files';
import { Utf8Census } from './utf8-census';

const mapping = byNames({ DESK_REFERENCE: 'Nr', SKILLS: 'Skills' });

afterAll(removeSpooled);

const file = (rows: string[]): string => `Nr;Skills\n${rows.join('\n')}\n`;

describe('the encoding of a file', () => {
  it.each([
    ['UTF-8', 'utf8', ''],
    ['UTF-8 with a mark', 'utf8', '\uFEFF'],
    ['Windows-1252', 'latin1', ''],
    ['UTF-16', 'utf16le', '\uFEFF'],
  ] as const)('is found to be %s', async (_name, encoding, mark) => {
    const content = Buffer.from(mark + file(['K-1;privé; crèche', 'K-2;coördineren']), encoding);
    const [, second] = await rowsOf(content, { mapping });
    expect(second?.content.skills).toEqual(['coördineren']);
  });

  it('is found when its first accent comes after megabytes, in the middle of nothing else', async () => {
    const note = 'administratief '.repeat(1000);
    const rows = Array.from({ length: 200 }, (_, index) => `K-${index};werk;${note}`);
    const content = Buffer.from(file([...rows, 'K;één \x80;']).replace('Skills', 'Skills;Notitie'), 'latin1');
    const last = await rowsOf(content, { mapping });
    expect(last.at(-1)?.content.skills).toEqual(['één €']);
    expect(last.flatMap(problemsOf)).toEqual([]);
  });

  it('reads the euro and the curled quotes of Windows-1252', async () => {
    const [row] = await rowsOf(Buffer.from(file(['K-1;\x80 en \x91kas\x92']), 'latin1'), { mapping });
    expect(row?.content.skills).toEqual(['€ en ‘kas’']);
  });

  it('keeps UTF-8 with one damaged byte, and tells of the cell', async () => {
    const rows = Array.from({ length: 60 }, (_, index) => `K-${index};coördineren`);
    const content = Buffer.concat([Buffer.from(file(rows)), Buffer.from('K;caf\xe9\n', 'latin1')]);
    const read = await rowsOf(content, { mapping });
    expect(read[0]?.content.skills).toEqual(['coördineren']);
    expect(problemsOf(read.at(-1))).toEqual(['SKILLS UNREADABLE']);
  });

  it('is refused when a file mixes two, since either would garble names', async () => {
    const content = Buffer.concat([
      Buffer.from(file(['K-1;coördineren', 'K-2;privé'])),
      Buffer.from('K-3;coördineren\nK-4;privé\n', 'latin1'),
    ]);
    expect(await refusalOf(content, { mapping })).toEqual({ reason: 'ENCODING', where: {} });
  });

  it('counts what is UTF-8 as the platform does, wherever the pieces are cut', () => {
    fc.assert(
      fc.property(
        fc.uint8Array({ maxLength: 40 }),
        fc.string({ unit: 'binary' }),
        fc.nat(),
        (noise, text, cut) => {
          const bytes = Buffer.concat([Buffer.from(text), noise]);
          const census = new Utf8Census();
          const at = cut % (bytes.length + 1);
          census.count(bytes.subarray(0, at));
          census.count(bytes.subarray(at));
          // A space ends a character that was begun.
          census.count(Buffer.from(' '));
          expect(census.strays === 0).toBe(Buffer.from(bytes.toString('utf8')).equals(bytes));
        },
      ),
    );
  });
});
