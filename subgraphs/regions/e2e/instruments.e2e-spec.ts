import { randomUUID } from 'node:crypto';
import type { Subgraph } from '@banenbrug/service-common';
import { ask, callers, createTestHub, fixedClock, type TestHub } from '@banenbrug/testkit';
import { regions } from '../src';

const codesOf = (list: readonly { code: string }[]): string[] => list.map(({ code }) => code);

describe('instruments', () => {
  let hub: TestHub;
  let subgraph: Subgraph;
  beforeAll(async () => {
    hub = await createTestHub([regions]);
    subgraph = await hub.subgraph('regions');
  });
  afterAll(() => hub.close());

  const offered = async (on: string): Promise<string[]> => {
    const { data } = await ask<{ region: { instruments: { code: string }[] } }>(
      subgraph,
      'query ($on: LocalDate) { region(code: "AM06") { instruments(on: $on) { code } } }',
      { on },
      { caller: callers.public },
    );
    return codesOf(data.region.instruments);
  };

  it('are never offered in a region after their last day', async () => {
    expect(await offered('2024-12-31')).toContain('LOW_INCOME_BENEFIT');
    expect(await offered('2025-01-01')).not.toContain('LOW_INCOME_BENEFIT');
    expect(await offered('2026-10-31')).toContain('WAGE_DISPENSATION_EXTENSION');
    expect(await offered('2026-11-01')).not.toContain('WAGE_DISPENSATION_EXTENSION');
  });

  it('are judged by the day of the clock when no day is asked', async () => {
    const later = await hub.subgraph('regions', { clock: fixedClock('2026-11-01T00:30:00Z') });
    const { data } = await ask<{ instruments: { code: string }[] }>(
      later,
      '{ instruments { code } }',
      {},
      { caller: callers.public },
    );
    expect(codesOf(data.instruments)).toEqual(await offered('2026-11-01'));
  });

  it('are still found by their code when they have ended, and say so', async () => {
    const { data } = await ask(
      subgraph,
      '{ instrument(code: "LOW_INCOME_BENEFIT") { name isInForce validUntil } }',
      {},
      { caller: callers.public, language: 'nl' },
    );
    expect(data).toEqual({
      instrument: { name: expect.any(String), isInForce: false, validUntil: '2024-12-31' },
    });
  });

  it('tell amounts as numbers with their unit, and nothing where no figure is confirmed', async () => {
    const { data } = await ask(
      subgraph,
      `{ instrument(code: "WAGE_COST_BENEFIT_JOBS_AGREEMENT") {
           amountRules { kind eurosPerHour maximumEurosPerYear maximumPercentage } checkedOn }
         grant: instrument(code: "PRACTICAL_LEARNING_GRANT") { amountRules { kind } } }`,
      {},
      { caller: callers.public },
    );
    expect(data).toEqual({
      instrument: {
        amountRules: [
          { kind: 'PER_HOUR', eurosPerHour: 1.01, maximumEurosPerYear: 2000, maximumPercentage: null },
        ],
        checkedOn: '2026-08-01',
      },
      grant: { amountRules: [] },
    });
  });

  it('carry what a region makes of them, of that region only when asked', async () => {
    for (const region of ['AM06', 'AM29']) {
      await hub.sql(
        `insert into regions.instrument_terms
           (id, instrument_code, region_code, grantor, standard_months, maximum_months, valid_from, source, checked_on)
         values ($1, 'TRIAL_PLACEMENT', $2, 'MUNICIPALITY', 2, 3, '2026-01-01', 'test', '2026-01-01')`,
        [randomUUID(), region],
      );
    }
    const { data } = await ask<{ instrument: { terms: object[] } }>(
      subgraph,
      `{ instrument(code: "TRIAL_PLACEMENT") { terms(region: "AM29") { region { code } maximumMonths } } }`,
      {},
      { caller: callers.public },
    );
    expect(data.instrument.terms).toEqual([{ region: { code: 'AM29' }, maximumMonths: 3 }]);
  });
});
