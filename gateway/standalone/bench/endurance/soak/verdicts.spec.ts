import { record } from '../load/histogram';
import { noCounts, type Second } from '../load/tally';
import { type Fault, faults } from './faults';
import { p99Of, type Stretch, stretchOf } from './stretches';
import { type Judged, verdictsOf } from './verdicts';

const [fault] = faults as readonly [Fault];

/** A second of ten queries, of which some were answered in part. */
function second(at: number, { partial = 0, ms = 10 } = {}): Second {
  const durations = {};
  for (let index = 0; index < 10; index += 1) record(durations, ms);
  const query = { ...noCounts(), sent: 10, full: 10 - partial, partial };
  const rest = { durations, failures: {}, underWay: 0, followers: 0, events: 0 };
  return { at: at * 1000, query, mutation: noCounts(), ...rest };
}

/** Forty seconds with a fault from the 20th to the 25th, and what each of them was like. */
function judgedOf(like: (at: number) => Parameters<typeof second>[1], others: Partial<Judged> = {}): Judged {
  const seconds = Array.from({ length: 40 }, (_, index) => second(index + 1, like(index + 1)));
  const inflicted = { fault, from: 20_000, until: 25_000, next: 35_000 };
  const stretches: readonly Stretch[] = [stretchOf(inflicted, seconds, 50)];
  const [firstQuiet, lastQuiet] = [
    { from: 0, until: 20_000 },
    { from: 35_000, until: 40_000 },
  ];
  return {
    seconds,
    samples: [],
    live: [],
    firstQuiet,
    lastQuiet,
    stretches,
    crashes: [],
    written: 0,
    ...others,
  };
}

const broken = (judged: Judged): string[] =>
  verdictsOf(judged)
    .filter(({ holds }) => holds === false)
    .map(({ claim }) => claim);

describe('what must hold of a soak', () => {
  it('holds when only answers during the fault and shortly after it were not full', () => {
    const judged = judgedOf((at) => (at > 20 && at <= 28 ? { partial: 3 } : {}));
    expect(judged.stretches[0]?.backAfterSeconds).toBe(3);
    expect(broken(judged)).toEqual([]);
  });

  it('does not hold when answers stay partial, or slow, after the fault', () => {
    const claim = 'after each fault every answer is full again, and as quick';
    expect(broken(judgedOf((at) => (at > 20 ? { partial: 1 } : {})))).toContain(claim);
    expect(broken(judgedOf((at) => (at > 20 ? { ms: 80 } : {})))).toContain(claim);
  });

  it('does not hold when an answer is missing where nothing was wrong', () => {
    const claim = 'where nothing is wrong every answer is full';
    expect(broken(judgedOf((at) => (at === 10 ? { partial: 1 } : {})))).toEqual([claim]);
    expect(broken(judgedOf((at) => (at === 36 ? { partial: 1 } : {})))).toEqual([claim]);
  });

  it('does not hold when a process ended by itself, or more was written than was asked', () => {
    expect(broken(judgedOf(() => ({}), { crashes: ['gateway 1 ended with 1'] }))).toHaveLength(1);
    expect(broken(judgedOf(() => ({}), { written: 1 }))).toHaveLength(1);
  });

  it('says nothing of what lives in a short run, and sees it grow in a long one', () => {
    const live = (minutes: number, growth: number): Judged['live'] =>
      Array.from({ length: minutes + 1 }, (_, at) => ({ at: at * 60_000, liveMb: 80 + growth * at }));
    const isFlat = (minutes: number, growth: number): boolean | null | undefined =>
      verdictsOf(judgedOf(() => ({}), { live: live(minutes, growth) })).find(({ claim }) =>
        claim.includes('lives'),
      )?.holds;
    expect([isFlat(2, 3), isFlat(6, 3), isFlat(6, 2)]).toEqual([null, false, true]);
  });

  it('does not hold when the gateway has a fifth more memory in the second half', () => {
    const samples = (second: number): Judged['samples'] =>
      [100, 90, second, 95].map((memoryMb, index) => ({
        at: index * 5000,
        held: [{ process: 'gateway 1', pid: 1, memoryMb, files: 50 }],
        gatewayHeapMb: null,
      }));
    expect(broken(judgedOf(() => ({}), { samples: samples(119) }))).toEqual([]);
    expect(broken(judgedOf(() => ({}), { samples: samples(121) }))).toHaveLength(1);
  });

  it('tells p99 within 3 %', () => {
    expect(p99Of([second(1, { ms: 200 }), second(2, { ms: 200 })])).toBeCloseTo(200, -1);
  });
});
