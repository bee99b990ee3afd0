import fc from 'fast-check';
import { drivingLicenceByCode, drivingLicenceByVumCode, drivingLicences } from './driving-licence';
import { occupationByCode, occupations } from './occupation';
import { sbiSectionByCode, sbiSections } from './sbi-section';
import { spokenLanguageByCode, spokenLanguages } from './spoken-language';
import {
  isAtLeastWorkingLevel,
  isWorkingLevel,
  workingLevelOfVumCode,
  workingLevelRank,
  workingLevels,
} from './working-level';

describe('working levels', () => {
  it.each([
    [1, 'NONE'],
    [2, 'BASIC'],
    [3, 'VMBO'],
    ['4', 'MBO_HAVO_VWO'],
    ['5', 'HBO'],
    [6, 'WO'],
  ])('reads VUM code %s as %s', (code, level) => {
    expect(workingLevelOfVumCode(code)).toBe(level);
  });

  it.each([0, 7, 9, '0', '7', '9'])('reads VUM code %s as unknown, not as a level', (code) => {
    expect(workingLevelOfVumCode(code)).toBeNull();
  });

  it.each([8, -1, 1.5, '', '10', 'HBO', ' 1', NaN])('knows no VUM code %s', (code) => {
    expect(workingLevelOfVumCode(code)).toBeUndefined();
  });

  it('are ordered from none to university, the rank being the VUM code', () => {
    expect(workingLevels.map(workingLevelRank)).toEqual([1, 2, 3, 4, 5, 6]);
    for (const level of workingLevels) expect(workingLevelOfVumCode(workingLevelRank(level))).toBe(level);
  });

  it('are compared by rank', () => {
    expect(isAtLeastWorkingLevel('HBO', 'VMBO')).toBe(true);
    expect(isAtLeastWorkingLevel('VMBO', 'VMBO')).toBe(true);
    expect(isAtLeastWorkingLevel('BASIC', 'VMBO')).toBe(false);
  });

  it('are neither reached nor missed when unknown', () => {
    for (const minimum of workingLevels) expect(isAtLeastWorkingLevel(null, minimum)).toBeNull();
  });

  it('are recognised by name', () => {
    expect(workingLevels.every(isWorkingLevel)).toBe(true);
    expect(['hbo', 'UNKNOWN', ''].some(isWorkingLevel)).toBe(false);
  });
});

describe('SBI sections', () => {
  it('are A to U, each with an English and a Dutch name', () => {
    expect(sbiSections.map((section) => section.code).join('')).toBe('ABCDEFGHIJKLMNOPQRSTU');
    expect(sbiSectionByCode('H')).toEqual({
      code: 'H',
      nameEn: 'Transportation and storage',
      nameNl: 'Vervoer en opslag',
    });
    expect(sbiSectionByCode('V')).toBeNull();
  });
});

describe('driving licences', () => {
  it('are the sixteen of the VUM list, with codes that a GraphQL enum can hold', () => {
    expect(drivingLicences).toHaveLength(16);
    for (const licence of drivingLicences) expect(licence.code).toMatch(/^[A-Z][A-Z0-9_]*$/);
    expect(drivingLicenceByVumCode('B+')).toEqual({ code: 'B_PLUS', vumCode: 'B+' });
    expect(drivingLicenceByCode('B_PLUS')?.vumCode).toBe('B+');
    expect(drivingLicenceByCode('B+')).toBeNull();
    expect(drivingLicenceByVumCode('F')).toBeNull();
  });
});

describe('spoken languages', () => {
  it('have ISO 639-3 codes in alphabetical order', () => {
    const codes = spokenLanguages.map((language) => language.code);
    for (const code of codes) expect(code).toMatch(/^[a-z]{3}$/);
    expect(codes).toEqual([...codes].sort());
    expect(spokenLanguageByCode('nld')?.nameNl).toBe('Nederlands');
    expect(spokenLanguageByCode('nl')).toBeNull();
  });

  it('hold no sign language, which would tell of a limitation', () => {
    expect(spokenLanguageByCode('dse')).toBeNull();
    expect(
      spokenLanguages.filter((language) => /sign|gebaren/i.test(language.nameEn + language.nameNl)),
    ).toEqual([]);
  });
});

describe('occupations', () => {
  it.each([
    ['4321', 'Stock clerks'],
    ['9333', 'Freight handlers'],
    ['9321', 'Hand packers'],
    ['8344', 'Lifting truck operators'],
    ['9334', 'Shelf fillers'],
    ['5414', 'Security guards'],
    ['3512', 'Information and communications technology user support technicians'],
  ])('have ISCO-08 unit group %s, %s', (code, nameEn) => {
    expect(occupationByCode(code)?.nameEn).toBe(nameEn);
  });

  it('are four-digit codes in order, each with an English and a Dutch name', () => {
    const codes = occupations.map((occupation) => occupation.code);
    for (const code of codes) expect(code).toMatch(/^[1-9]\d{3}$/);
    expect(codes).toEqual([...codes].sort());
    for (const { nameEn, nameNl } of occupations) expect([nameEn, nameNl]).not.toContain('');
    expect(occupationByCode('0000')).toBeNull();
  });
});

describe('every code list', () => {
  it('answers null, and never throws, for a text that is no code', () => {
    const lookups = [occupationByCode, sbiSectionByCode, spokenLanguageByCode, drivingLicenceByCode];
    fc.assert(
      fc.property(
        fc.string({ minLength: 6 }).filter((text) => text !== 'B_PLUS'),
        (text) => {
          expect(lookups.map((lookup) => lookup(text))).toEqual([null, null, null, null]);
        },
      ),
    );
  });

  it('is frozen', () => {
    for (const list of [occupations, sbiSections, spokenLanguages, drivingLicences]) {
      expect(Object.isFrozen(list)).toBe(true);
      expect(list.every((row) => Object.isFrozen(row))).toBe(true);
    }
  });
});
