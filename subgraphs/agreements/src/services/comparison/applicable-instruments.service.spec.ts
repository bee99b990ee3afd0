import fc from 'fast-check';
import type { InstrumentTerms } from '../../repositories/instrument-terms.repository';
import { applicableInstruments } from './applicable-instruments.service';

const terms: InstrumentTerms = {
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
};

describe('the terms that hold in a place', () => {
  it("are the municipality's own, else the region's, else the national ones; the law stays", () => {
    fc.assert(
      fc.property(
        fc.subarray(['NATIONAL', 'REGION', 'MUNICIPALITY'] as const, { minLength: 1 }),
        (levels) => {
          const places = {
            NATIONAL: {},
            REGION: { regionCode: 'AM06', legalBasis: [] },
            MUNICIPALITY: { regionCode: 'AM06', municipalityCode: 'GM0200', legalBasis: [] },
          };
          const [holding, ...others] = applicableInstruments(
            levels.map((level) => ({ ...terms, ...places[level], remark: level })),
          );
          expect(others).toEqual([]);
          expect(holding).toMatchObject({ level: levels.at(-1), remark: levels.at(-1) });
          expect(holding?.legalBasis).toEqual(levels[0] === 'NATIONAL' ? ['An act'] : []);
        },
      ),
    );
  });
});
