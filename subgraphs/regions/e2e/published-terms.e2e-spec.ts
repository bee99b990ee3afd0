import { randomUUID } from 'node:crypto';
import { createTestHub, type TestHub } from '@banenbrug/testkit';
import { regions } from '../src';
import type { ReferenceInstrument } from '../src/reference/instrument';
import { referenceInstruments } from '../src/reference/instruments';

describe('what is published of instruments and first contacts', () => {
  let hub: TestHub;

  beforeAll(async () => {
    hub = await createTestHub([regions]);
  });
  afterAll(() => hub.close());

  it('has a row for each body that grants an instrument, with the rules of that body or of none in particular', async () => {
    const rows = await hub.sql(
      `select code, grantor, legal_basis as "legalBasis", minimum_months as "minimumMonths",
              standard_months as "standardMonths", maximum_months as "maximumMonths", is_open_ended as "isOpenEnded",
              sources, checked_on::text as "checkedOn"
       from regions.published_instrument order by position, grantor`,
    );
    expect(rows).toEqual(referenceInstruments.instruments.flatMap(rowsOf));
    expect(rows.length).toBeGreaterThan(18);
  });

  it('names the desk of first contact once for each contact in charge there, and once when it has none', async () => {
    const [first, second, third] = [randomUUID(), randomUUID(), randomUUID()];
    for (const [id, isFirst] of [
      [first, true],
      [second, true],
      [third, false],
    ] as const) {
      await hub.sql(
        `insert into regions.desks (id, kind, name, function_address, response_days, verified_on)
         values ($1, 'WSP', 'Desk', 'desk@example.nl', 2, '2026-05-01')`,
        [id],
      );
      await hub.sql(`insert into regions.desk_regions values ($1, 'AM06', $2)`, [id, isFirst]);
    }
    const contacts = [randomUUID(), randomUUID()];
    for (const [at, id] of contacts.entries()) {
      await hub.sql(
        `insert into regions.desk_contacts
           (id, desk_id, deputy_of, function_title, email_address, valid_from, valid_until, verified_on)
         values ($1, $2, $3, 'Account manager', 'contact@example.nl', '2026-01-01', null, '2026-05-02')`,
        [id, first, at === 0 ? null : contacts[0]],
      );
    }
    const rows = await hub.sql(
      `select desk_id, contact_id, contact_verified_on::text from regions.published_first_contact
       where region_code = 'AM06' order by contact_id is null`,
    );
    expect(rows).toEqual([
      { desk_id: first, contact_id: contacts[0], contact_verified_on: '2026-05-02' },
      { desk_id: second, contact_id: null, contact_verified_on: null },
    ]);
  });
});

/** What the view must say of an instrument, as the reference data has it. */
function rowsOf(instrument: ReferenceInstrument): object[] {
  const { code, grantors, legalBasis, durationRules, sources, checkedOn } = instrument;
  return grantors.toSorted().map((grantor) => {
    const rule = durationRules.find((of) => of.grantor === grantor || of.grantor === null);
    return {
      code,
      grantor,
      legalBasis: legalBasis.filter((of) => (of.grantor ?? grantor) === grantor).map(({ text }) => text),
      minimumMonths: rule?.minimumMonths ?? null,
      standardMonths: rule?.standardMonths ?? null,
      maximumMonths: rule?.maximumMonths ?? null,
      isOpenEnded: rule?.isOpenEnded ?? false,
      sources,
      checkedOn,
    };
  });
}
