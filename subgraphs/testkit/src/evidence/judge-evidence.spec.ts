import { existsSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { logFolder, logSources, makeEvidenceFolder, valueFolder } from './evidence-folder';
import { judgeEvidence } from './judge-evidence';
import type { SensitiveValue } from './sensitive';

describe('the verdict on a run', () => {
  let folder: string;
  beforeEach(() => {
    folder = makeEvidenceFolder();
    for (const source of logSources) write(source, 'a line\n');
  });
  afterEach(() => rmSync(folder, { recursive: true, force: true }));

  const write = (source: (typeof logSources)[number], text: string): void =>
    writeFileSync(join(logFolder(folder, source), 'some.log'), text);
  const name = (worker: string, ...values: SensitiveValue[]): void =>
    writeFileSync(
      join(valueFolder(folder), worker),
      values.map((one) => `${JSON.stringify(one)}\n`).join(''),
    );
  const bsn: SensitiveValue = { kind: 'BSN', value: '999990019', spec: 'one.spec.ts' };
  const note: SensitiveValue = { kind: 'private text', value: 'Prefers mornings', spec: 'two.spec.ts' };

  it('is good when no log holds a value, and leaves no folder', async () => {
    name('1.jsonl', bsn, note);
    name('2.jsonl', bsn);
    expect(await judgeEvidence(folder, true)).toEqual({
      isClean: true,
      message: '2 values searched in 4 logs (0.0 MB): none found',
    });
    expect(existsSync(folder)).toBe(false);
  });

  it.each(logSources)(
    'names log, line, kind and test of a value in a log of %s, and never the value',
    async (source) => {
      name('1.jsonl', bsn, note);
      write(source, `first\n${JSON.stringify({ msg: note.value })}\n`);
      const { isClean, message } = await judgeEvidence(folder, false);
      expect(isClean).toBe(false);
      expect(message.split('\n')).toEqual([
        '2 values searched in 4 logs (0.0 MB): 1 FOUND',
        `  logs/${source}/some.log:2 private text, plain, of two.spec.ts`,
        expect.stringContaining(`The logs are kept in ${folder}`),
      ]);
      expect(message).not.toContain(note.value);
      expect(existsSync(folder)).toBe(true);
    },
  );

  it('fails a whole run without values, which could not have failed otherwise; a selection may have none', async () => {
    expect(await judgeEvidence(folder, true)).toMatchObject({
      isClean: false,
      message: expect.stringContaining('no test named a value'),
    });
    folder = makeEvidenceFolder();
    write('jest', 'a line\n');
    expect(await judgeEvidence(folder, false)).toEqual({
      isClean: true,
      message: '0 values searched in 1 logs (0.0 MB): none found (no test named a value)',
    });
  });

  it.each(logSources)('fails a whole run that has no log of %s', async (source) => {
    name('1.jsonl', bsn);
    rmSync(join(logFolder(folder, source), 'some.log'));
    expect(await judgeEvidence(folder, true)).toMatchObject({
      isClean: false,
      message: expect.stringContaining(`no log came from ${source}`),
    });
  });
});
