import type { Subgraph } from '@banenbrug/service-common';
import { ask, callers, createTestHub, type TestHub } from '@banenbrug/testkit';
import { candidates } from '../src';
import { profileOf, seedPool, seedProfiles } from './seed-profiles';

const deskId = '00000000-0000-4000-8000-0000000000d1';
const employer = callers.employer('00000000-0000-4000-8000-0000000000e1');

/** What is asked, and what a profile says that means it. */
const alike = [
  ['heftruck rijden', 'Heftruck  rijden '],
  ['heftruk', 'heftruck rijden'],
  ['hefttruck', 'heftruck rijden'],
  ['heftruck', 'heftruckchauffeur'],
  ['heftruckchauffeur', 'heftruck rijden'],
  ['vrachtwagenchauffeur', 'vrachtwagen rijden'],
  ['vrachtwagen', 'vrachtwagens rijden'],
  ['orderpiken', 'orderpicken'],
  ['orderpikken', 'orderpicken'],
  ['order picken', 'orderpicken'],
  ['orderpicken', 'order picken'],
  ['schoonmaken', 'schoonmaak'],
  ['schoonmaak', 'schoonmaken'],
  ['schoonmaak', 'schoonmaakwerk'],
  ['schoonmaakwerk', 'schoonmaken'],
  ['administratie', 'administratief werk'],
  ['admnistratie', 'administratie'],
  ['inpaken', 'inpakken'],
  ['inpakwerk', 'inpakken'],
  ['sorteerwerk', 'post sorteren'],
  ['sorteren', 'post sorteren'],
  ['excell', 'excel'],
  ['klantcontact', 'klantcontacten'],
  ['magazijnmedewerker', 'magazijn'],
  ['kassamedewerker', 'kassa'],
  ['kassa', 'kassawerk'],
  ['groenvoorziening', 'groen voorziening'],
  ['metsellen', 'metselen'],
  ['monterren', 'monteren'],
  ['catering', 'kantine en catering'],
] as const;

/** What is asked, and what looks like it and is something else. */
const unlike = [
  ['lassen', 'kassa'],
  ['lassen', 'kassen onderhouden'],
  ['lassen', 'lezen'],
  ['rekenen', 'tekenen'],
  ['tekenen', 'rekenen'],
  ['koken', 'boeken inbinden'],
  ['rijden', 'snijden'],
  ['rijden', 'bestrijden'],
  ['verkopen', 'inkopen'],
  ['verkoop', 'inkoop'],
  ['bakken', 'pakken'],
  ['inpakken', 'uitpakken'],
  ['klanten', 'planten verzorgen'],
  ['bezorgen', 'verzorgen'],
  ['maaien', 'naaien'],
  ['word', 'wordpress'],
  ['java', 'javascript'],
  ['post', 'postuur'],
  ['auto', 'automatisering'],
  ['monteren', 'motoren'],
  ['timmeren', 'programmeren'],
  ['heftruck rijden', 'vrachtwagen rijden'],
  ['schoonmaken', 'kaasmaken'],
] as const;

const query = `query ($skills: [String!]!) { candidateSearch(criteria: { skills: $skills }, first: 100) {
  nodes { skills }
  edges { explanation { criterion verdict text } }
  leftOut { byField { field count { count } } }
} }`;

interface Found {
  readonly candidateSearch: {
    readonly nodes: { skills: string[] }[];
    readonly edges: { explanation: { criterion: string; verdict: string; text: string }[] }[];
    readonly leftOut: { byField: { field: string; count: { count: number | null } }[] };
  } | null;
}

describe('skills in a search', () => {
  let hub: TestHub;
  let subgraph: Subgraph;

  const find = (skills: readonly string[]) => ask<Found>(subgraph, query, { skills }, { caller: employer });
  const found = async (...skills: string[]) =>
    (await find(skills)).data.candidateSearch?.nodes.flatMap((node) => node.skills) ?? [];

  beforeAll(async () => {
    hub = await createTestHub([candidates]);
    subgraph = await hub.subgraph('candidates');
    const place = { poolId: await seedPool(hub, deskId, 'AM06'), deskId, regionCode: 'AM06' };
    const texts = new Set([...alike, ...unlike].map(([, own]) => own));
    await seedProfiles(hub, [
      ...[...texts].map((text) => profileOf(place, { skills: [text] })),
      profileOf(place, { skills: ['bedienen van een graafmachine', 'graafmachines', 'boomverzorging'] }),
      ...Array.from({ length: 6 }, () => profileOf(place)),
      profileOf(place, { skills: [] }),
    ]);
  });
  afterAll(() => hub.close());

  it.each(alike)('“%s” finds “%s”', async (asked, own) => {
    expect(await found(asked)).toContain(own);
  });

  it.each(unlike)('“%s” does not find “%s”', async (asked, own) => {
    expect(await found(asked)).not.toContain(own);
  });

  it('must each be met; two of a profile that mean one asked skill do not stand for another', async () => {
    expect(await found('graafmachine', 'boomverzorging')).toHaveLength(3);
    expect(await found('graafmachine', 'lassen')).toEqual([]);
  });

  it('that nobody ever had find nobody, and whose skills are unknown is counted apart', async () => {
    const { data } = await find(['glasharmonica']);
    expect(data.candidateSearch?.nodes).toEqual([]);
    expect(data.candidateSearch?.leftOut.byField).toEqual([{ field: 'SKILLS', count: { count: 5 } }]);
  });

  it('are told as the desk wrote them, beside what was asked', async () => {
    const { data } = await find(['heftruk']);
    expect(data.candidateSearch?.edges[0]?.explanation[1]).toEqual({
      criterion: 'SKILLS',
      verdict: 'MEETS',
      text: expect.stringMatching(/^Skilled in: heftruck\w*.*; asked: heftruk\.$/i),
    });
  });

  it('of all searches of an operation are looked up in one statement, and each answer is another', async () => {
    const { data, statements } = await ask<Record<string, { totalCount: number }>>(
      subgraph,
      `{ a: candidateSearch(criteria: { skills: ["heftruk", "rijden"] }) { totalCount }
         b: candidateSearch(criteria: { skills: ["schoonmaak"] }) { totalCount } }`,
      {},
      { caller: employer },
    );
    expect(statements).toHaveLength(2);
    expect(data['a']?.totalCount).toBe((await found('heftruk', 'rijden')).length);
    expect(data['b']?.totalCount).toBe((await found('schoonmaak')).length);
    expect(data['a']?.totalCount).not.toBe(data['b']?.totalCount);
  });

  it.each(["'", "a' & !b:*", '& | !', '\\', '%_', '<->', 'van de', '🙂', 'x\u0000y', 'é'.repeat(80)])(
    'take %j for a text like any other',
    async (text) => {
      const { errors } = await find([text]);
      expect(errors).toEqual([]);
    },
  );

  it.each([
    ['none in spaces', ['lassen', ' '], { position: 1 }],
    ['none beyond 80 characters', ['x'.repeat(81)], { position: 0 }],
    ['no more than ten', Array.from({ length: 11 }, (_, n) => `skill ${n}`), { maximum: 10 }],
  ])('may be %s', async (_, skills, details) => {
    const { errors } = await find(skills);
    expect(errors).toMatchObject([
      { extensions: { code: 'BAD_USER_INPUT', argument: 'criteria.skills', ...details } },
    ]);
  });

  it('keep a cursor alive while the dictionary grows', async () => {
    const paged = `query ($after: String) { candidateSearch(criteria: { skills: ["rijden"] }, first: 1, after: $after) {
      nodes { skills } pageInfo { endCursor } } }`;
    interface Page {
      readonly candidateSearch: { nodes: { skills: string[] }[]; pageInfo: { endCursor: string } };
    }
    const first = await ask<Page>(subgraph, paged, {}, { caller: employer });
    await hub.sql(`select candidates.resolve_skills(array['rijden op een zitmaaier'])`);
    const after = first.data.candidateSearch.pageInfo.endCursor;
    const next = await ask<Page>(subgraph, paged, { after }, { caller: employer });
    expect(next.errors).toEqual([]);
    expect(next.data.candidateSearch.nodes).not.toEqual(first.data.candidateSearch.nodes);
  });
});
