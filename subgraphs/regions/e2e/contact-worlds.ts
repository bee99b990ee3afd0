import { randomUUID } from 'node:crypto';
import { addDays } from '@banenbrug/service-common';
import type { TestHub } from '@banenbrug/testkit';
import fc from 'fast-check';

/** The day that offsets count from. */
const origin = '2026-06-15';

/** The regions in which these desks can be, and the topics that these contacts can be for. */
export const worldRegions = ['AM01', 'AM02', 'AM03', 'AM05'];
export const worldTopics = ['VACANCIES', 'INSTRUMENTS'];

export const dayAt = (offset: number): string => addDays(origin, offset);

/** Days one after another with gaps between: no two of them share a day. */
const spans = (longest: number) =>
  fc.array(
    fc.record({
      gap: fc.nat(12),
      length: fc.integer({ min: 1, max: longest }),
      hasDeputy: fc.boolean(),
      absences: fc.array(fc.record({ gap: fc.nat(20), length: fc.integer({ min: 1, max: 15 }) }), {
        maxLength: 3,
      }),
      deputyAbsences: fc.array(fc.record({ gap: fc.nat(9), length: fc.integer({ min: 1, max: 25 }) }), {
        maxLength: 3,
      }),
    }),
    { maxLength: 4 },
  );

const desk = fc.record({
  kind: fc.constantFrom('WSP', 'WERKCENTRUM', 'CROSS_REGIONAL', 'NATIONAL_LIAISON'),
  places: fc.uniqueArray(fc.constantFrom(...worldRegions), { maxLength: 4 }),
  isFirst: fc.boolean(),
  closedAt: fc.option(fc.integer({ min: -60, max: 60 })),
  inCharge: spans(60),
  forTopics: fc.array(spans(60), { minLength: 2, maxLength: 2 }),
});

/** Any set of desks, hand-overs, topics, absences and closures; one of the desks is the national one. */
export const worlds = fc
  .tuple(fc.array(desk, { minLength: 1, maxLength: 6 }), desk)
  .map(([desks, national]) => [...desks, { ...national, kind: 'NATIONAL_LIAISON' }]);

type World = ReturnType<typeof worlds.generate>['value'];
type Rows = Record<
  'desks' | 'desk_regions' | 'desk_contacts' | 'desk_contact_topics' | 'contact_absences',
  object[]
>;

/** Puts a world in the place of all desks there are. */
export async function writeWorld(hub: TestHub, world: World): Promise<void> {
  const rows: Rows = {
    desks: [],
    desk_regions: [],
    desk_contacts: [],
    desk_contact_topics: [],
    contact_absences: [],
  };
  for (const each of world) addDesk(rows, each);
  await hub.sql(
    `truncate regions.desks, regions.desk_regions, regions.desk_contacts, regions.desk_contact_topics,
       regions.contact_absences cascade`,
  );
  for (const [table, list] of Object.entries(rows)) {
    await hub.sql(
      `insert into regions.${table} select * from jsonb_populate_recordset(null::regions.${table}, $1::jsonb)`,
      [JSON.stringify(list)],
    );
  }
}

function addDesk(rows: Rows, { kind, places, isFirst, closedAt, inCharge, forTopics }: World[number]): void {
  const id = randomUUID();
  rows.desks.push({
    id,
    kind,
    name: `Desk ${rows.desks.length}`,
    function_address: `desk-${rows.desks.length}@example.nl`,
    response_days: 2,
    verified_on: origin,
    closed_on: closedAt === null ? null : dayAt(closedAt),
    revision: 1,
  });
  for (const region of places) {
    rows.desk_regions.push({ desk_id: id, region_code: region, is_first_contact: isFirst });
  }
  addContacts(rows, id, inCharge, null);
  worldTopics.forEach((topic, index) => addContacts(rows, id, forTopics[index] ?? [], topic));
}

type Spans = World[number]['inCharge'];

function addContacts(rows: Rows, deskId: string, contacts: Spans, topic: string | null): void {
  let at = -80;
  contacts.forEach(({ gap, length, hasDeputy, absences, deputyAbsences }, index) => {
    const from = at + gap;
    at = from + length;
    const period = {
      valid_from: dayAt(from),
      valid_until: index === contacts.length - 1 && length % 2 === 0 ? null : dayAt(at - 1),
    };
    const id = randomUUID();
    const row = (rowId: string, deputyOf: string | null) => ({
      ...period,
      id: rowId,
      desk_id: deskId,
      deputy_of: deputyOf,
      is_for_topics: topic !== null,
      function_title: 'Function',
      email_address: `${rowId}@example.nl`,
      verified_on: origin,
    });
    rows.desk_contacts.push(row(id, null));
    addAbsences(rows, id, from, absences);
    if (topic !== null) rows.desk_contact_topics.push({ ...period, contact_id: id, desk_id: deskId, topic });
    if (!hasDeputy) return;
    const deputy = randomUUID();
    rows.desk_contacts.push(row(deputy, id));
    addAbsences(rows, deputy, from, deputyAbsences);
  });
}

function addAbsences(rows: Rows, contactId: string, from: number, list: Spans[number]['absences']): void {
  let at = from - 5;
  for (const { gap, length } of list) {
    const first = at + gap;
    at = first + length;
    rows.contact_absences.push({
      id: randomUUID(),
      contact_id: contactId,
      away_from: dayAt(first),
      away_until: dayAt(at - 1),
      revision: 1,
    });
  }
}
