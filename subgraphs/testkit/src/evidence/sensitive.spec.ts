import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { evidenceFolder } from './environment';
import { filesIn, logFolder, valueFolder } from './evidence-folder';
import { observedLogger, openLog, testLogger } from './logs';
import { sensitive } from './sensitive';

const linesOf = (path: string): string[] => readFileSync(path, 'utf8').split('\n').filter(Boolean);

describe('a sensitive value', () => {
  it('stays what it is, and is named once for the search, with the test file', () => {
    expect(sensitive('BSN', '999990020')).toBe('999990020');
    sensitive('BSN', '999990020');
    const named = filesIn(valueFolder(evidenceFolder()))
      .flatMap(linesOf)
      .filter((line) => line.includes('999990020'));
    expect(named.map((line) => JSON.parse(line) as object)).toEqual([
      { kind: 'BSN', value: '999990020', spec: 'subgraphs/testkit/src/evidence/sensitive.spec.ts' },
    ]);
  });

  it.each(['12345', 'epilepsie', ''])('cannot be one that is in logs by chance, such as %j', (value) => {
    expect(() => sensitive('health', value)).toThrow(/by chance/);
  });
});

describe('the logs of a test', () => {
  const logsNamed = (name: string): string[] =>
    readdirSync(logFolder(evidenceFolder(), 'hub')).filter((file) => file.startsWith(`sensitive-${name}-`));

  it('hold at once what the product’s own logger writes, in one file for a name', () => {
    testLogger('spoken').warn({ requestId: 'one' }, 'a line');
    testLogger('spoken').error({ requestId: 'two' }, 'another');
    const [log = '', ...others] = logsNamed('spoken');
    expect(others).toEqual([]);
    const lines = linesOf(join(logFolder(evidenceFolder(), 'hub'), log));
    expect(lines.map((line) => JSON.parse(line) as object)).toMatchObject([
      { level: 40, name: 'spoken', requestId: 'one', msg: 'a line' },
      { level: 50, name: 'spoken', requestId: 'two', msg: 'another' },
    ]);
  });

  it('hold what a test sees too', () => {
    const seen: unknown[] = [];
    observedLogger('seen', (...line) => seen.push(line)).info({ requestId: 'one' }, 'a line');
    expect(seen).toEqual([[{ requestId: 'one' }, 'a line']]);
    const [log = ''] = logsNamed('seen');
    expect(linesOf(join(logFolder(evidenceFolder(), 'hub'), log))).toHaveLength(1);
  });

  it('are there before anything is written, one for each that is opened', () => {
    openLog('hub', 'silent');
    openLog('hub', 'silent');
    expect(logsNamed('silent')).toHaveLength(2);
  });
});
