import { addDays, referenceRegions } from '@banenbrug/service-common';
import { callers } from '@banenbrug/testkit';
import { type DemoHub, demoDay, startDemoHub } from './demo-hub';

interface RegionAnswer {
  readonly code: string;
  readonly contact: {
    readonly basis: string;
    readonly emailAddress: string;
    readonly promisedResponseDays: number;
    readonly desk: { readonly name: string };
  } | null;
}

const query = `query ($on: LocalDate, $topic: ContactTopic) {
  regions { code contact(on: $on, topic: $topic) { basis emailAddress promisedResponseDays desk { name } } }
}`;

describe('whom to call in the 35 regions, through the gateway', () => {
  let hub: DemoHub;
  beforeAll(async () => {
    hub = await startDemoHub();
  });
  afterAll(() => hub.close());

  const contacts = async (on: string, topic: string | null = null) => {
    const { result, statements } = await hub.ask({ query, variables: { on, topic } }, callers.public);
    expect(result.errors).toBeUndefined();
    return { regions: (result.data as unknown as { regions: RegionAnswer[] }).regions, statements };
  };
  const bases = (regions: readonly RegionAnswer[]) => new Set(regions.map(({ contact }) => contact?.basis));

  it('is answered for all of them on any day, by the same few statements', async () => {
    for (const days of [-4000, -700, -30, -1, 0, 1, 5, 12, 25, 100, 4000]) {
      const { regions, statements } = await contacts(addDays(demoDay, days));
      expect(regions.map(({ code }) => code)).toEqual(referenceRegions.map(({ code }) => code));
      expect(regions.filter(({ contact }) => !/^.+@example\.nl$/.test(contact?.emailAddress ?? ''))).toEqual(
        [],
      );
      expect(regions.filter(({ contact }) => !(Number(contact?.promisedResponseDays) > 0))).toEqual([]);
      expect(statements.length).toBeLessThanOrEqual(3);
    }
  });

  it('is the deputy where somebody is away, and the desk where all are, and says so', async () => {
    const today = await contacts(demoDay);
    expect(bases(today.regions)).toEqual(new Set(['IN_CHARGE', 'DEPUTY', 'DESK_ADDRESS']));
    // Long before anybody was named, every desk answers itself.
    expect(bases((await contacts(addDays(demoDay, -4000))).regions)).toEqual(new Set(['DESK_ADDRESS']));
  });

  it('is who is for a topic, where there is somebody for it', async () => {
    const { regions } = await contacts(demoDay, 'INSTRUMENTS');
    const forTopic = regions.filter(({ contact }) => contact?.basis === 'TOPIC');
    expect(forTopic.length).toBeGreaterThan(5);
    expect(forTopic.every(({ contact }) => contact?.emailAddress.startsWith('regelingen.'))).toBe(true);
    expect(bases(regions)).toContain('IN_CHARGE');
  });

  it('is another desk once a region has none, and the national one where there is no other', async () => {
    await hub.sql(
      `update regions.desks d set closed_on = $1 from regions.desk_regions r
       where r.desk_id = d.id and r.is_first_contact and r.region_code in ('AM06', 'AM18')`,
      [demoDay],
    );
    const answered = async (day: string) =>
      (await contacts(day)).regions
        .filter(({ code }) => code === 'AM06' || code === 'AM18')
        .map(({ contact }) => [contact?.basis, contact?.desk.name]);
    expect(await answered(demoDay)).toEqual([
      ['NATIONAL_LIAISON', 'Landelijk loket werkgevers (demo)'],
      ['OTHER_DESK', 'Regioloket metropool Amsterdam (demo)'],
    ]);
    expect((await answered(addDays(demoDay, -1))).map(([basis]) => basis)).toEqual([
      'IN_CHARGE',
      'IN_CHARGE',
    ]);
    await hub.sql('update regions.desks set closed_on = $1', [demoDay]);
    expect(bases((await contacts(demoDay)).regions)).toEqual(new Set(['CLOSED_DESK']));
  });
});
