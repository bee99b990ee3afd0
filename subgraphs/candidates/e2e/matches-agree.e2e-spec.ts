import { employers } from '@banenbrug/employers';
import type { Subgraph } from '@banenbrug/service-common';
import { ask, callers, createTestHub, type TestHub } from '@banenbrug/testkit';
import * as fc from 'fast-check';
import { candidates } from '../src';
import type { Question } from '../src/matching';
import { arbitraryContent, arbitraryQuestion } from './arbitraries';
import { matchingVacancies } from './ask-matches';
import { seedConditions } from './seed-conditions';
import { profileOf, seedPool, seedProfiles } from './seed-profiles';
import { seedEmployer, seedVacancy } from './seed-vacancies';

const deskId = '00000000-0000-4000-8000-0000000000d1';
const municipalities: Readonly<Record<string, string>> = { AM06: 'GM0200', AM18: 'GM0363', AM29: 'GM0983' };
const regions = Object.keys(municipalities);

/** A profile and a vacancy of a region each, as random as the questions of searches. */
const arbitraryRegion = fc.constantFrom(...regions);
const arbitraryProfile = fc.record({ regionCode: arbitraryRegion, content: arbitraryContent });
const arbitraryVacancy = fc.record({ regionCode: arbitraryRegion, asked: arbitraryQuestion });

describe('the two directions of matching', () => {
  let hub: TestHub;
  let subgraph: Subgraph;
  const desk = callers.desk(deskId, regions);
  const pools = new Map<string, string>();
  const byIndustry = new Map<string | null, string>();

  async function vacancy(regionCode: string, asked: Question): Promise<string> {
    const [industry = null] = asked.sectors ?? [];
    const employerId = byIndustry.get(industry) ?? (await seedEmployer(hub, industry));
    byIndustry.set(industry, employerId);
    return seedVacancy(hub, employerId, {
      regionCode,
      municipalityCode: municipalities[regionCode] ?? '',
      occupations: asked.occupations ?? [],
      workingLevel: asked.workingLevel,
      hoursMin: asked.hoursMin,
      hoursMax: asked.hoursMax,
      languages: asked.languages ?? [],
      licences: asked.drivingLicences ?? [],
      startsOn: asked.startMonth === null ? null : `${asked.startMonth}-15`,
      offers: asked.languages === null ? [] : ['LIFT'],
    });
  }

  async function matchesOf(vacancyIds: readonly string[]) {
    const { data } = await ask<{ _entities: { matches: { nodes: { id: string }[]; totalCount: number } }[] }>(
      subgraph,
      `query ($of: [_Any!]!) { _entities(representations: $of) {
         ... on Vacancy { matches(first: 100) { nodes { id } totalCount } } } }`,
      { of: vacancyIds.map((id) => ({ __typename: 'Vacancy', id })) },
      { caller: desk },
    );
    return data._entities.map(({ matches }) => matches);
  }

  beforeAll(async () => {
    hub = await createTestHub([employers, candidates]);
    subgraph = await hub.subgraph('candidates');
    for (const code of regions) pools.set(code, await seedPool(hub, deskId, code));
  });
  afterAll(() => hub.close());

  it('agree for available profiles, and what nobody meets is the unmet demand', async () => {
    const sizes = { minLength: 20, maxLength: 60 };
    let pairs = 0;
    await fc.assert(
      fc.asyncProperty(
        fc.array(arbitraryProfile, sizes),
        fc.array(arbitraryVacancy, sizes),
        async (given, asked) => {
          await hub.sql('truncate employers.vacancies, candidates.candidate_profiles cascade');
          const profiles = given.map(({ regionCode, content }) =>
            profileOf({ poolId: pools.get(regionCode) ?? '', deskId, regionCode }, content),
          );
          await seedProfiles(hub, profiles);
          await seedConditions(
            hub,
            deskId,
            profiles.slice(0, 15).map(({ id }) => id),
            ['LIFT'],
          );
          const vacancyIds: string[] = [];
          for (const one of asked) vacancyIds.push(await vacancy(one.regionCode, one.asked));

          const fresh = profiles.filter(({ verifiedOn }) => verifiedOn >= '2026-03-17').map(({ id }) => id);
          const { found, errors } = await matchingVacancies(subgraph, fresh, desk, { first: 100 });
          expect(errors).toEqual([]);
          const fromProfiles = found.flatMap((one, at) =>
            (one?.nodes ?? []).map(({ id }) => `${fresh[at]} ${id}`),
          );
          const matches = await matchesOf(vacancyIds);
          const fromVacancies = matches.flatMap(({ nodes }, at) =>
            nodes.map(({ id }) => `${id} ${vacancyIds[at]}`),
          );
          expect(fromProfiles.toSorted()).toEqual(fromVacancies.toSorted());
          expect(found.map((one) => one?.totalCount)).toEqual(found.map((one) => one?.nodes.length));
          for (const one of found) {
            for (const { explanation } of one?.edges ?? []) {
              expect(new Set(explanation.map(({ verdict }) => verdict))).toEqual(new Set(['MEETS']));
            }
          }
          const unmet = asked.filter((_, at) => matches[at]?.totalCount === 0);
          expect(await unmetCells()).toEqual(cellsOf(unmet));
          pairs += fromProfiles.length;
        },
      ),
      { numRuns: 12 },
    );
    expect(pairs).toBeGreaterThan(10);
  }, 60_000);

  async function unmetCells(): Promise<Record<string, number>> {
    const { data } = await ask<{
      unmetDemand: {
        cells: { occupation: { code: string } | null; region: { code: string }; vacancyCount: number }[];
      };
    }>(
      subgraph,
      '{ unmetDemand { cells { occupation { code } region { code } vacancyCount } } }',
      {},
      { caller: desk },
    );
    return Object.fromEntries(
      data.unmetDemand.cells.map(({ occupation, region, vacancyCount }) => [
        `${region.code} ${occupation?.code ?? 'none'}`,
        vacancyCount,
      ]),
    );
  }

  /** The same counted apart from the product. */
  function cellsOf(unmet: readonly { regionCode: string; asked: Question }[]): Record<string, number> {
    const cells: Record<string, number> = {};
    for (const { regionCode, asked } of unmet) {
      for (const occupation of asked.occupations ?? [':none']) {
        const cell = `${regionCode} ${occupation.split(':')[1]}`;
        cells[cell] = (cells[cell] ?? 0) + 1;
      }
    }
    return cells;
  }
});
