import { referenceRegions, type Subgraph } from '@banenbrug/service-common';
import { ask, callers, createTestHub, type TestHub } from '@banenbrug/testkit';
import fc from 'fast-check';
import { regions } from '../src';
import { oracle } from './contact-oracle';
import { dayAt, worldRegions, worlds, worldTopics, writeWorld } from './contact-worlds';

type Answer = { basis: string; emailAddress: string } | null;

const query = `query ($on: LocalDate, $topic: ContactTopic) {
  regions { code contact(on: $on, topic: $topic) {
    basis emailAddress isStale promisedResponseDays desk { name functionAddress } contact { emailAddress }
  } }
}`;

describe('the contact of a region', () => {
  let hub: TestHub;
  let subgraph: Subgraph;

  beforeAll(async () => {
    hub = await createTestHub([regions]);
    subgraph = await hub.subgraph('regions');
  }, 60_000);
  afterAll(() => hub.close());

  const contacts = async (on: string, topic: string | null) => {
    const { data, errors, statements } = await ask<{ regions: { code: string; contact: Answer }[] }>(
      subgraph,
      query,
      { on, topic },
      { caller: callers.public },
    );
    expect(errors).toEqual([]);
    return { answers: data.regions, statements: statements.length };
  };

  it('is there for every region and every day, whoever left, is away or closed, and is what SQL says', async () => {
    const found = new Map<string, number>();
    await fc.assert(
      fc.asyncProperty(
        worlds,
        fc.array(fc.integer({ min: -100, max: 200 }), { minLength: 4, maxLength: 4 }),
        async (world, offsets) => {
          await writeWorld(hub, world);
          for (const [index, offset] of offsets.entries()) {
            const topic = [null, ...worldTopics][index % 3] ?? null;
            const { answers } = await contacts(dayAt(offset), topic);
            expect(answers.map(({ code }) => code)).toEqual(referenceRegions.map(({ code }) => code));
            expect(answers.filter(({ contact }) => !contact?.emailAddress)).toEqual([]);
            const inWorld = answers.filter(({ code }) => worldRegions.includes(code));
            expect(
              inWorld.map(({ code, contact }) => ({
                region: code,
                basis: contact?.basis,
                emailAddress: contact?.emailAddress,
              })),
            ).toEqual(await oracle(hub, worldRegions, dayAt(offset), topic));
            for (const { contact } of inWorld) {
              const basis = contact?.basis ?? '';
              found.set(basis, (found.get(basis) ?? 0) + 1);
            }
          }
        },
      ),
      { numRuns: 60, seed: 2026 },
    );
    expect([...found.keys()].sort()).toEqual([
      'CLOSED_DESK',
      'DEPUTY',
      'DESK_ADDRESS',
      'IN_CHARGE',
      'NATIONAL_LIAISON',
      'OTHER_DESK',
      'TOPIC',
      'TOPIC_DEPUTY',
    ]);
  }, 120_000);

  it('is what mails of today go to, too', async () => {
    await fc.assert(
      fc.asyncProperty(worlds, async (world) => {
        await writeWorld(hub, world);
        const [day] = await hub.sql<{ on: string }>(
          `select (now() at time zone 'Europe/Amsterdam')::date::text as on`,
        );
        const { data } = await ask<{ desks: { nodes: { id: string; contact: Answer }[] } }>(
          subgraph,
          'query ($on: LocalDate) { desks(first: 100) { nodes { id contact(on: $on) { basis emailAddress } } } }',
          { on: day?.on },
          { caller: callers.public },
        );
        const open = data.desks.nodes.filter(({ contact }) => contact?.basis !== 'CLOSED_DESK');
        const addresses = await hub.sql<{ desk_id: string; email_address: string }>(
          'select * from regions.published_desk_address',
        );
        expect(new Map(addresses.map((row) => [row.desk_id, row.email_address]))).toEqual(
          new Map(open.map(({ id, contact }) => [id, contact?.emailAddress])),
        );
      }),
      { numRuns: 25, seed: 2026 },
    );
  }, 60_000);

  it('costs the same statements for one desk and for many', async () => {
    const [world] = fc.sample(worlds, { numRuns: 1, seed: 7 });
    if (!world) throw new Error('There is no world.');
    await writeWorld(hub, world.slice(-1));
    const { statements } = await contacts(dayAt(0), 'VACANCIES');
    await writeWorld(hub, world);
    expect((await contacts(dayAt(0), 'VACANCIES')).statements).toBe(statements);
    expect(statements).toBeLessThanOrEqual(3);
  });

  it('is nobody’s only as long as no desk was ever registered', async () => {
    await writeWorld(hub, []);
    const { answers } = await contacts(dayAt(0), null);
    expect(answers.map(({ contact }) => contact)).toEqual(referenceRegions.map(() => null));
  });
});
