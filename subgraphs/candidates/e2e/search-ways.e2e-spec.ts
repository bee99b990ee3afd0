import { createTestHub, type TestHub } from '@banenbrug/testkit';
import * as fc from 'fast-check';
import type { DataSource } from 'typeorm';
import { type CandidateProfile, candidates } from '../src';
import {
  countLimits,
  createMatching,
  type HitRow,
  keyOfQuestion,
  type Question,
  type Sampling,
  sampling,
  searchQuestions,
} from '../src/matching';
import { countOfPages } from '../src/services/people-count.service';
import { questionOf } from '../src/services/candidate-criteria.service';
import { arbitraryContent, arbitraryQuestion, domains, skillId } from './arbitraries';
import { profileOf, seedPool, seedProfiles } from './seed-profiles';

const deskId = '00000000-0000-4000-8000-0000000000d1';
const today = '2026-06-15';

/** Samples that always say the same. */
const always: Sampling = { size: 1, ofArm: 1, hits: 0 };
const never: Sampling = { size: 1, ofArm: 1, hits: 2 };

describe('the two ways to a page', () => {
  let hub: TestHub;
  let dataSource: DataSource;
  let profiles: CandidateProfile[];

  const matching = (tuned: Sampling, limits = countLimits) =>
    createMatching(dataSource.manager, searchQuestions, today, { limits, sampling: tuned });

  /** The rows of the first pages of three, each with the statement's own engine, as a client reads them. */
  async function pages(question: Question, tuned: Sampling): Promise<string[]> {
    const ids: string[] = [];
    let after: string[] | null = null;
    for (let pagesLeft = 4; pagesLeft > 0; pagesLeft -= 1) {
      const rows: readonly HitRow[] = await matching(tuned).page.load({
        parent: keyOfQuestion(question),
        page: { first: 3, after },
      });
      const hits = rows.flatMap((row) => (row.id === null ? [] : [row])).slice(0, 3);
      ids.push(...hits.map(({ id, met }) => `${met} ${id}`));
      const last = hits.at(-1);
      if (!last || rows.length <= 3) break;
      after = ['', today, String(last.met), last.verifiedOn, last.id];
    }
    return ids;
  }

  /** Every node of the plan of a page of five, as it was run. */
  async function planOf(question: Question, tuned: Sampling): Promise<PlanNode[]> {
    await hub.sql('analyze candidates.candidate_profiles');
    const statements: { text: string; values: unknown[] }[] = [];
    const spy = jest.spyOn(dataSource.manager, 'query').mockImplementation(async (text, values) => {
      statements.push({ text, values: Array.isArray(values) ? values : [] });
      return [];
    });
    await matching(tuned).page.load({ parent: keyOfQuestion(question), page: { first: 5, after: null } });
    spy.mockRestore();
    const [{ text, values } = { text: '', values: [] }] = statements;
    const [row] = await hub.sql<{ 'QUERY PLAN': [{ Plan: PlanNode }] }>(
      `explain (analyze, format json) ${text.replaceAll(/(?<!\.)\bcandidate_profiles\b/g, 'candidates.candidate_profiles')}`,
      values,
    );
    const plan = row?.['QUERY PLAN'][0].Plan;
    expect(plan).toBeDefined();
    return nodesOf(plan as PlanNode);
  }

  beforeAll(async () => {
    hub = await createTestHub([candidates]);
    dataSource = await hub.dataSource('candidates');
    const pools = new Map<string, string>();
    for (const region of domains.regions) pools.set(region, await seedPool(hub, deskId, region));
    for (const text of domains.skills) await hub.sql('select candidates.resolve_skills(array[$1])', [text]);
    profiles = fc.sample(arbitraryContent, { numRuns: 200, seed: 11 }).map((content, index) => {
      const regionCode = domains.regions[index % 3] ?? 'AM06';
      return profileOf({ poolId: pools.get(regionCode) ?? '', deskId, regionCode }, content);
    });
    await seedProfiles(hub, profiles);
  });
  afterAll(() => hub.close());

  it('start from the ids that the dictionary of these tests has', async () => {
    const rows = await hub.sql<{ id: number; text: string }>('select id, text from candidates.skills');
    expect(rows.map(({ id, text }) => [text, id])).toEqual(
      domains.skills.map((text) => [text, skillId(text)]),
    );
  });

  it('lead to the same hits in the same order, whatever is asked, over few regions and over many', async () => {
    let seen = 0;
    await fc.assert(
      fc.asyncProperty(arbitraryQuestion, fc.boolean(), async (asked, isEverywhere) => {
        const question = isEverywhere ? { ...asked, regions: questionOf({}).regions } : asked;
        const found = await pages(question, never);
        expect(await pages(question, always)).toEqual(found);
        expect(await pages(question, sampling)).toEqual(found);
        seen += found.length;
      }),
      { numRuns: 30 },
    );
    expect(seen).toBeGreaterThan(0);
  }, 60_000);

  it('enter the ring elsewhere each day, so that nobody is always first or last among the equally fresh', async () => {
    const equals = profiles.filter(({ verifiedOn }) => verifiedOn === '2026-06-14');
    const key = keyOfQuestion(questionOf({ regions: [...domains.regions] }));
    const [firsts, lasts] = [new Set<string>(), new Set<string>()];
    for (let day = 15; day <= 30; day += 1) {
      const engine = createMatching(dataSource.manager, searchQuestions, `2026-06-${day}`);
      const page = { first: equals.length, after: null };
      const rows = (await engine.page.load({ parent: key, page })).slice(0, equals.length);
      expect(new Set(rows.map(({ id }) => id))).toEqual(new Set(equals.map(({ id }) => id)));
      firsts.add(rows[0]?.id ?? '');
      lasts.add(rows.at(-1)?.id ?? '');
    }
    expect(firsts.size).toBeGreaterThan(5);
    expect(lasts.size).toBeGreaterThan(5);
  });

  it('stop: a page of the walk reads no more of the table than the page', async () => {
    const walked = (await planOf(questionOf({ languages: ['nld'] }), always)).filter(
      (node) => node['Relation Name'] === 'candidate_profiles' && node['Actual Rows'] > 0,
    );
    // Six hits of a page of five and their sample: never the two hundred.
    const rows = walked.map((node) => node['Actual Rows'] * node['Actual Loops']);
    expect(Math.max(...rows)).toBeLessThan(40);
  });

  it('are chosen by the sample: a walk where hits are common, all of them by index where they are rare', async () => {
    const waysOf = async (question: Question): Promise<string[]> =>
      (await planOf(question, sampling))
        .filter(({ Plans = [] }) => Plans.some((below) => below['Actual Loops'] > 0))
        .flatMap((node) => node['One-Time Filter'] ?? [])
        .map((filter) => (filter.includes('NOT') ? 'ALL' : 'WALK'));
    expect(await waysOf(questionOf({ languages: ['nld'] }))).toEqual(['WALK']);
    expect(await waysOf(questionOf({ languages: ['tir'] }))).toEqual(['ALL']);
  });

  describe('beyond the number that is counted one by one', () => {
    const fresh = () => profiles.filter(({ verifiedOn }) => verifiedOn >= '2026-03-17');
    const key = keyOfQuestion(questionOf({ regions: [...domains.regions] }));
    const counts = async (exactTo: number, oneIn = 4) => {
      const engine = matching(sampling, { exactTo, oneIn });
      const regions = await engine.regionHits.load(key);
      return { regions, total: regions.map(({ hits }) => countOfPages(hits)) };
    };

    it('a sample by ids estimates, and says so', async () => {
      const inSample = (regionCode: string) =>
        fresh().filter((p) => p.regionCode === regionCode && p.id < '40').length;
      const exact = await counts(fresh().length);
      expect(exact.regions.map(({ isEstimate }) => isEstimate)).toEqual([false, false, false]);
      expect(exact.total).toEqual(
        domains.regions.map((code) => fresh().filter(({ regionCode }) => regionCode === code).length),
      );
      const estimated = await counts(fresh().length - 1);
      expect(estimated.regions.map(({ isEstimate }) => isEstimate)).toEqual([true, true, true]);
      expect(estimated.total).toEqual(domains.regions.map((code) => 4 * inSample(code)));
    });

    it('whom nobody can judge and who is stale is estimated in the same way', async () => {
      const asking = keyOfQuestion(questionOf({ regions: [...domains.regions], languages: ['nld'] }));
      const unknown = fresh().filter(({ languages }) => languages === null);
      const stale = profiles.filter(
        (p) => p.verifiedOn < '2026-03-17' && p.languages?.includes('nld') === true,
      );
      const told = async (exactTo: number) => {
        const engine = matching(sampling, { exactTo, oneIn: 2 });
        const [leftOut, staleHits] = [await engine.leftOut.load(asking), await engine.staleHits.load(asking)];
        return [
          [leftOut?.isEstimate, leftOut && countOfPages(leftOut.total)],
          [staleHits?.isEstimate, staleHits && countOfPages(staleHits.hits)],
        ];
      };
      expect(await told(200)).toEqual([
        [false, unknown.length],
        [false, stale.length],
      ]);
      const half = (of: readonly CandidateProfile[]) => 2 * of.filter(({ id }) => id < '80').length;
      expect(await told(3)).toEqual([
        [true, half(unknown)],
        [true, half(stale)],
      ]);
    });
  });
});

interface PlanNode {
  readonly 'Relation Name'?: string;
  readonly 'Actual Rows': number;
  readonly 'Actual Loops': number;
  readonly 'One-Time Filter'?: string;
  readonly Plans?: readonly PlanNode[];
}

const nodesOf = (node: PlanNode): PlanNode[] => [node, ...(node.Plans ?? []).flatMap(nodesOf)];
