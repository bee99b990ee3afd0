import { appendFileSync, createWriteStream, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { once } from 'node:events';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import fc from 'fast-check';
import { createLogSearch } from './log-search';
import type { SensitiveKind, SensitiveValue } from './sensitive';

const named = (kind: SensitiveKind, value: string): SensitiveValue => ({ kind, value, spec: 'a.spec.ts' });

// These are planted in files of this test alone, which no run searches.
const bsn = named('BSN', '999990019');
const note = named('private text', 'Prefers "mornings";\nsee Zoë + 2/3 of the file');

describe('the search of a log', () => {
  jest.setTimeout(120_000);

  let folder: string;
  let log: string;
  beforeEach(() => {
    folder = mkdtempSync(join(tmpdir(), 'banenbrug-search-'));
    log = join(folder, 'a.log');
  });
  afterEach(() => rmSync(folder, { recursive: true, force: true }));

  const search = async (text: string | Buffer, ...values: SensitiveValue[]) => {
    writeFileSync(log, text);
    const { findings } = await createLogSearch(values)(log);
    return findings.map(({ line, value, how }) => ({ line, kind: value.kind, how }));
  };

  it.each<[string, SensitiveValue, string]>([
    ['as it is', bsn, bsn.value],
    ['inside a longer number', bsn, `1${bsn.value}1`],
    ['with dots', bsn, '999.990.019'],
    ['with spaces', bsn, '999 990 019'],
    ['without the dots it was named with', named('BSN', '999.990.019'), bsn.value],
    ['without its spaces', named('IBAN', 'NL91 ABNA 0417 1643 00'), 'NL91ABNA0417164300'],
    [
      'as a moment of the database',
      named('meeting time', '2026-06-20T09:07:00.000Z'),
      '2026-06-20 09:07:00+00',
    ],
    ['over two lines', note, note.value],
    ['in JSON', note, JSON.stringify({ note: note.value })],
    ['in JSON in JSON', note, JSON.stringify(JSON.stringify({ note: note.value }))],
    ['in JSON in ASCII', note, JSON.stringify(note.value).replace('ë', '\\u00eb')],
    ['in an address', note, encodeURIComponent(note.value)],
    ['in a form', note, new URLSearchParams({ note: note.value }).toString()],
    ['in the log of the database server', note, note.value.replace('\n', '\n\t')],
  ])('finds a value %s', async (_, value, written) => {
    const found = await search(`first line\nbefore ${written} after\n`, value);
    expect(found).toEqual([{ line: 2, kind: value.kind, how: expect.any(String) }]);
  });

  it('finds a value in base64 and base64url, wherever it begins in what was encoded', async () => {
    const text = fc.string({ unit: 'grapheme', maxLength: 40 });
    await fc.assert(
      fc.asyncProperty(
        text,
        text,
        fc.constantFrom('base64', 'base64url'),
        async (before, after, encoding) => {
          const encoded = Buffer.from(before + note.value + after).toString(encoding as 'base64');
          expect(await search(`x ${encoded} x`, note)).toHaveLength(1);
        },
      ),
      { numRuns: 30 },
    );
  });

  it('finds a value that was written in two pieces, at the very end, and alone in its file', async () => {
    writeFileSync(log, `first ${bsn.value.slice(0, 4)}`);
    appendFileSync(log, bsn.value.slice(4));
    expect((await createLogSearch([bsn])(log)).findings).toHaveLength(1);
    expect(await search(bsn.value, bsn)).toHaveLength(1);
  });

  it('finds a value wherever a log is cut into pieces for reading, on its line', async () => {
    const longest = named('token', 'abc.'.repeat(500));
    for (const offset of [-9, -5, -1, 0, 1]) {
      const filler = 'line\n'.repeat(300_000).slice(0, (1 << 20) + offset);
      const lines = filler.split('\n').length;
      expect(await search(filler + bsn.value, bsn, longest)).toEqual([
        { line: lines, kind: 'BSN', how: 'plain' },
      ]);
      expect(await search(filler + longest.value, bsn, longest)).toHaveLength(1);
    }
  });

  it('finds nothing in what is only like a value', async () => {
    const value = fc.string({ minLength: 6, maxLength: 30 });
    await fc.assert(
      fc.asyncProperty(fc.string({ maxLength: 2000 }), fc.array(value), async (text, values) => {
        const expected = new Set(values.filter((one) => text.includes(one)));
        const plain = (await search(text, ...values.map((one) => named('private text', one)))).filter(
          ({ how }) => how === 'plain',
        );
        expect(plain.length).toBe(values.filter((one) => expected.has(one)).length);
      }),
      { numRuns: 40 },
    );
    expect(await search('999990018 99999001 9 9999.90019', bsn)).toEqual([]);
  });

  it('tells the first place of each value in a log', async () => {
    expect(await search(`${bsn.value}\n${bsn.value}\n${note.value}`, bsn, note)).toEqual([
      { line: 1, kind: 'BSN', how: 'plain' },
      { line: 3, kind: 'private text', how: 'plain' },
    ]);
  });

  it('reads 50 MB in pieces, with bounded memory', async () => {
    const writer = createWriteStream(log);
    const lines = '{"level":50,"msg":"a fetch from a subgraph failed"}\n'.repeat(20_000);
    for (let size = 0; size < 50_000_000; size += lines.length) {
      if (!writer.write(lines)) await once(writer, 'drain');
    }
    writer.end(`last: ${bsn.value}`);
    await once(writer, 'finish');
    const values = Array.from({ length: 1000 }, (_, n) => named('BSN', String(300_000_000 + n * 7919)));
    const before = process.memoryUsage().arrayBuffers;
    let most = 0;
    const watch = setInterval(() => (most = Math.max(most, process.memoryUsage().arrayBuffers)), 5);
    const { bytes, findings } = await createLogSearch([...values, bsn])(log);
    clearInterval(watch);
    expect(bytes).toBeGreaterThan(50_000_000);
    expect(findings.map(({ value }) => value)).toEqual([bsn]);
    expect(most - before).toBeLessThan(40_000_000);
  });
});
