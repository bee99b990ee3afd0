import { municipalityByCode, regionOfMunicipality } from './municipalities';
import { codesWithOtherNames } from './other-names';
import { referenceDataSet } from './data-set';
import { isRegionCode, referenceRegions, regionByCode, regionCodes } from './regions';

describe('the regions', () => {
  it('are 35, AM01 to AM38 without the three codes that do not exist', () => {
    const numbers = Array.from({ length: 38 }, (_, index) => index + 1).filter(
      (number) => ![4, 16, 31].includes(number),
    );
    expect([...regionCodes]).toEqual(numbers.map((number) => `AM${String(number).padStart(2, '0')}`));
  });

  it('have different names', () => {
    expect(new Set(referenceRegions.map((region) => region.name)).size).toBe(35);
  });

  it('have a central municipality of their own, dated 2014 and not confirmed since', () => {
    for (const region of referenceRegions) {
      expect(regionOfMunicipality(region.centralMunicipalityCode)).toBe(region);
      expect(region.centralMunicipalityListYear).toBe(2014);
      expect(region.centralMunicipalityCheckedOn).toBeNull();
    }
    const central = regionByCode('AM34')?.centralMunicipalityCode ?? '';
    expect(municipalityByCode(central)?.name).toBe('Zoetermeer');
  });

  it('know their former names', () => {
    const names = regionByCode('AM36')?.otherNames;
    expect(names).toEqual([{ name: 'IJsselvechtstreek', kind: 'FORMER_NAME', endedIn: null }]);
  });
});

describe('regionByCode', () => {
  it('answers null for a code that is none, also one of the missing numbers or in another case', () => {
    for (const code of ['AM04', 'AM16', 'AM31', 'AM39', 'am01', 'AM1', 'GM0014', '', '__proto__']) {
      expect(regionByCode(code)).toBeNull();
      expect(isRegionCode(code)).toBe(false);
    }
  });
});

describe('the list of region codes', () => {
  it('cannot be changed', () => {
    const open = regionCodes as Set<string>;
    expect(() => open.add('AM99')).toThrow('closed');
    expect(() => open.delete('AM01')).toThrow('closed');
    expect(() => open.clear()).toThrow('closed');
    expect(regionCodes.size).toBe(35);
  });

  it('holds frozen rows', () => {
    for (const region of referenceRegions) {
      expect(Object.isFrozen(region)).toBe(true);
      expect(Object.isFrozen(region.otherNames)).toBe(true);
    }
    expect(Object.isFrozen(referenceRegions)).toBe(true);
  });
});

describe('the data set', () => {
  it('says its version, date and the years it is valid for', () => {
    expect(referenceDataSet).toMatchObject({ version: '2026.1', date: '2026-08-01', years: [2025, 2026] });
  });

  it('attributes GeoNames with its licence', () => {
    const points = referenceDataSet.sources.find((source) => source.title === 'GeoNames');
    expect(points?.licence).toBe('CC BY 4.0');
  });

  it('holds the merger of Hilversum and Wijdemeren as a plan that ends no row', () => {
    expect(referenceDataSet.plannedChanges).toHaveLength(1);
    for (const change of referenceDataSet.plannedChanges) {
      const merging = change.municipalityCodes.map(municipalityByCode);
      expect(merging.map((municipality) => municipality?.name)).toEqual(['Hilversum', 'Wijdemeren']);
      expect(merging.map((municipality) => municipality?.regionCode)).toEqual(['AM12', 'AM12']);
      expect(merging.map((municipality) => municipality?.validUntil)).toEqual([null, null]);
      expect(change.plannedOn).toBe('2027-01-01');
    }
  });

  it('has other names for existing places only', () => {
    const unknown = codesWithOtherNames.filter(
      (code) => regionByCode(code) === null && municipalityByCode(code) === null,
    );
    expect(unknown).toEqual([]);
  });
});
