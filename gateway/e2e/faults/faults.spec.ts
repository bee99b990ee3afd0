import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { openLog } from '@banenbrug/testkit';

interface Fault {
  readonly group: string;
  readonly name: string;
}

interface Held {
  readonly heapUsed: number;
  /** Null where there is no /proc. */
  readonly sockets: number | null;
  readonly timers: number;
}

interface Federation {
  readonly gateway: { printed(): string; isRunning(): boolean };
  close(): Promise<unknown>;
}

const bench = join(__dirname, '..', '..', 'bench', 'faults');
const { faults } = require(`${bench}/faults.js`) as { faults: readonly Fault[] };
const { startFederation } = require(`${bench}/processes.js`) as {
  startFederation(settings: { timeoutMs: number; maxResponseBytes: number }): Promise<Federation>;
};
const { tryFault } = require(`${bench}/matrix.js`) as {
  tryFault(federation: Federation, fault: Fault): Promise<string[]>;
};
const { heldAtRest, manyFaults } = require(`${bench}/leak.js`) as {
  heldAtRest(federation: Federation): Promise<Held>;
  manyFaults(
    federation: Federation,
    faults: readonly Fault[],
    count: number,
    options: { clients: number },
  ): Promise<number>;
};
const { rowsOf } = require(`${bench}/report.js`) as {
  rowsOf(faults: readonly Fault[]): readonly (readonly [string, string])[];
};

/** The processes load their modules on a machine that does other things too. */
const startTimeoutMs = 180_000;

describe('a gateway whose subgraph misbehaves', () => {
  let federation: Federation;
  beforeAll(async () => {
    federation = await startFederation({ timeoutMs: 1200, maxResponseBytes: 4 * 1024 * 1024 });
  }, startTimeoutMs);
  afterAll(async () => {
    openLog('process', 'faults').write(federation.gateway.printed());
    await federation.close();
  });

  it.each(faults.map((fault) => [`${fault.group}: ${fault.name}`, fault] as const))(
    'gives the rest, one error, and the next answer right. %s',
    async (_, fault) => {
      expect(await tryFault(federation, fault)).toEqual([]);
    },
    startTimeoutMs,
  );

  it(
    'holds no more after hundreds of faults than before: no memory, sockets or timers',
    async () => {
      // Not those that wait or are long: they would add seconds. `npm run faults` has them all, ten thousand times.
      const quick = faults.filter(
        ({ group, name }) => group !== 'Time' && !/refused|SIGKILL|100 MB|,000|without end/.test(name),
      );
      const clients = 8;
      await manyFaults(federation, quick, clients * quick.length, { clients });
      const before = await heldAtRest(federation);
      await manyFaults(federation, quick, 500, { clients });
      const after = await heldAtRest(federation);
      // 500 requests that stayed would be more: each has a document, variables, an answer and its promises, 10 kB and up.
      expect(after.heapUsed - before.heapUsed).toBeLessThan(4e6);
      // A pool keeps what it opened for the most that were ever under way at once: 32 to either subgraph.
      expect(after.sockets ?? 0).toBeLessThanOrEqual((before.sockets ?? 0) + 64);
      expect(after.timers).toBeLessThanOrEqual(before.timers + 64);
      expect(federation.gateway.isRunning()).toBe(true);
    },
    startTimeoutMs,
  );
});

describe('the page of faults', () => {
  it('has a row for each fault of the matrix, with what is expected and what was seen', () => {
    const page = readFileSync(join(__dirname, '..', '..', 'docs', 'faults.md'), 'utf8');
    const rows = [...page.matchAll(/^\| (.+) \| (.+) \| (.+) \|$/gm)].slice(2);
    expect(rows.map(([, fault, expected]) => [fault, expected])).toEqual(rowsOf(faults));
    expect(rows.filter(([, , , seen]) => seen !== 'as expected')).toEqual([]);
    expect(page).toMatch(/^Seen on \d{4}-\d\d-\d\d: .+\.$/m);
  });
});
