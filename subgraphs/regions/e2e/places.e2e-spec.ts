import type { Subgraph } from '@banenbrug/service-common';
import { ask, callers, createTestHub, sensitive, type TestHub } from '@banenbrug/testkit';
import { regions } from '../src';

type Places = {
  places: {
    matches: { matchedOn: string; region: { code: string }; municipality: { name: string } | null }[];
  }[];
};

const query = `query ($names: [String!]!) {
  places(names: $names) { matches { matchedOn region { code } municipality { name } } }
}`;

describe('places', () => {
  let hub: TestHub;
  let subgraph: Subgraph;
  const find = (...names: string[]) => ask<Places>(subgraph, query, { names }, { caller: callers.public });

  beforeAll(async () => {
    hub = await createTestHub([regions]);
    subgraph = await hub.subgraph('regions');
  });
  afterAll(() => hub.close());

  it.each([
    ['Apeldoorn', 'AM06'],
    ['Venlo', 'AM29'],
    ['amsterdam', 'AM18'],
    ['Den Haag', 'AM21'],
    ['Food Valley', 'AM38'],
    ['Stedendriehoek en Noordwest Veluwe', 'AM06'],
    ['sudwest fryslan', 'AM02'],
  ])('finds the region of %s without a token', async (name, code) => {
    const { data } = await find(name);
    expect(data.places[0]?.matches.map(({ region }) => region.code)).toEqual([code]);
  });

  it('answers every meaning of an ambiguous name', async () => {
    const { data } = await find('Bergen');
    expect(data.places[0]?.matches.map(({ municipality }) => municipality?.name).sort()).toEqual([
      'Bergen (L.)',
      'Bergen (NH.)',
    ]);
  });

  it('keeps the order of the names and answers no match for a name that leads nowhere', async () => {
    const { data, errors } = await find('Venlo', 'Atlantis', 'Apeldoorn');
    expect(errors).toEqual([]);
    expect(data.places.map(({ matches }) => matches[0]?.region.code ?? null)).toEqual(['AM29', null, 'AM06']);
  });

  it('costs two statements, whatever the number of names', async () => {
    const few = await find('Venlo');
    const many = await find(...Array.from({ length: 100 }, (_, i) => (i % 2 ? 'Utrecht' : 'Zwolle')));
    expect(few.statements).toHaveLength(2);
    expect(many.statements).toHaveLength(2);
  });

  it('refuses more than a hundred names without repeating them', async () => {
    const bsn = sensitive('BSN', '123456782');
    const { errors } = await find(...Array.from({ length: 101 }, () => bsn));
    expect(errors[0]?.extensions).toEqual({ code: 'BAD_USER_INPUT', argument: 'names', maximum: 100 });
    expect(JSON.stringify(errors)).not.toContain(bsn);
  });

  it('knows all 35 regions with their 342 municipalities', async () => {
    const { data } = await ask<{ regions: { code: string; municipalities: { code: string }[] }[] }>(
      subgraph,
      '{ regions { code municipalities { code } } }',
      {},
      { caller: callers.public },
    );
    expect(data.regions).toHaveLength(35);
    expect(new Set(data.regions.flatMap((r) => r.municipalities.map((m) => m.code))).size).toBe(342);
  });
});
