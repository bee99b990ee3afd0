import fc from 'fast-check';
import type { InstrumentTerms } from '../../repositories/instrument-terms.repository';
import { compareSchemes, verdictOfTerms } from './compare-schemes.service';

const months = fc.option(fc.integer({ min: 1, max: 3 }));

const termsOf = (change: Partial<InstrumentTerms>): InstrumentTerms => ({
  instrumentCode: 'TRIAL_PLACEMENT',
  grantor: 'MUNICIPALITY',
  regionCode: null,
  municipalityCode: null,
  standardMonths: 2,
  maximumMonths: 6,
  isOpenEnded: false,
  remark: null,
  legalBasis: ['An act'],
  sources: ['source'],
  since: null,
  checkedOn: '2026-08-01',
  nameEn: 'Trial placement',
  nameNl: 'Proefplaatsing',
  variesByMunicipality: true,
  ...change,
});

describe('terms of an instrument beside the national ones', () => {
  it('differ where both tell something else, are the same where all that both tell is, else unknown', () => {
    fc.assert(
      fc.property(fc.tuple(months, months), fc.tuple(months, months), (national, own) => {
        const [one, other] = [national, own].map(([standardMonths, maximumMonths]) =>
          termsOf({ standardMonths, maximumMonths }),
        ) as [InstrumentTerms, InstrumentTerms];
        const told = [0, 1].filter((at) => national[at] !== null && own[at] !== null);
        const expected = told.some((at) => national[at] !== own[at])
          ? 'DIFFERS'
          : told.length > 0
            ? 'SAME'
            : 'UNKNOWN';
        expect(verdictOfTerms(one, other)).toBe(expected);
        expect(verdictOfTerms(other, one)).toBe(expected);
      }),
    );
    expect(verdictOfTerms(null, termsOf({}))).toBe('DIFFERS');
  });

  it('have a row for each body, and of a region that told nothing the national ones where these leave no room', () => {
    const rows = compareSchemes(
      ['AM06', 'AM18'],
      [
        termsOf({}),
        termsOf({ grantor: 'UWV' }),
        termsOf({ regionCode: 'AM06', maximumMonths: 3, since: '2026-01-01', sources: ['region'] }),
        termsOf({ regionCode: 'AM06', grantor: 'SHELTERED_EMPLOYMENT_COMPANY' }),
      ],
    );
    expect(rows.map(({ grantor, labels }) => [grantor, labels.en, labels.nl])).toEqual([
      ['MUNICIPALITY', 'Trial placement (municipality)', 'Proefplaatsing (gemeente)'],
      ['UWV', 'Trial placement (UWV)', 'Proefplaatsing (UWV)'],
      [
        'SHELTERED_EMPLOYMENT_COMPANY',
        'Trial placement (sheltered employment company)',
        'Proefplaatsing (SW-bedrijf)',
      ],
    ]);
    expect(rows.map(({ cells }) => cells.map(({ verdict }) => verdict))).toEqual([
      ['DIFFERS', 'UNKNOWN'],
      ['SAME', 'SAME'],
      ['DIFFERS', 'UNKNOWN'],
    ]);
    expect(rows[0]?.cells[0]).toMatchObject({
      since: '2026-01-01',
      source: 'region',
      verifiedOn: '2026-08-01',
      fact: { standardMonths: 2, maximumMonths: 3 },
    });
    expect(rows[2]?.standard).toBeNull();
  });
});
