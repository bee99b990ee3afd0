import { createTestHub, type TestHub } from '@banenbrug/testkit';
import { regions } from '../src';
import type { ReferenceInstrument } from '../src/reference/instrument';
import { referenceInstruments } from '../src/reference/instruments';

describe('what is published of instruments', () => {
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
