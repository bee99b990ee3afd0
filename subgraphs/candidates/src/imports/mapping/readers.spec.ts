import fc from 'fast-check';
import { importTargets } from './column-mapping';
import { dayOfSerial, readDay, readMonth } from './read-day';
import { readHours, readHoursEnd } from './read-hours';
import { readEducation, readWorkingLevel } from './read-level';
import { readConsent } from './read-consent';
import { readConditions } from './read-conditions';
import { readDutchOral, readLanguages } from './read-languages';
import { readLicences } from './read-licences';
import { readOccupations } from './read-occupations';
import { readMunicipality, readRegion } from './read-place';
import { readReference } from './read-reference';
import { readSectors } from './read-sectors';
import { readSkills } from './read-skills';
import { readTravelMeans, readTravelNumber } from './read-travel-means';
import { targetReaders } from './target-readers';
import { readYesOrNo } from './word';

const today = '2026-11-25';

/** Short: the value, or the problem in angle brackets, or both. */
const told = ({ value, problem }: { value: unknown; problem?: string | undefined }): string =>
  `${JSON.stringify(value)}${problem === undefined ? '' : ` <${problem}>`}`;

describe('hours', () => {
  it.each([
    ['24-32 u', '{"min":24,"max":32}'],
    ['24 tot 32', '{"min":24,"max":32}'],
    ['24–32', '{"min":24,"max":32}'],
    ['24 uur tot 32 uur per week', '{"min":24,"max":32}'],
    ['24 t/m 32 uur p/w', '{"min":24,"max":32}'],
    ['tussen 16 en 24 uur', '{"min":16,"max":24}'],
    ['32', '{"min":32,"max":32}'],
    ['32,0', '{"min":32,"max":32}'],
    ['32u', '{"min":32,"max":32}'],
    ['max 32 uur', '{"min":null,"max":32}'],
    ['tot 32', '{"min":null,"max":32}'],
    ['Minimaal 16 uur', '{"min":16,"max":null}'],
    ['', 'null'],
    ['onbekend', 'null'],
    ['n.v.t.', 'null'],
    ['24,5', 'null <UNREADABLE>'],
    ['fulltime', 'null <UNREADABLE>'],
    ['32-24', 'null <UNREADABLE>'],
    ['2026-10-08', 'null <UNREADABLE>'],
    ['80', 'null <OUT_OF_BOUNDS>'],
    ['24 à 28', 'null <UNREADABLE>'],
  ])('%j is %s', (text, expected) => {
    expect(told(readHours(text))).toBe(expected);
  });

  it('as one end are one number', () => {
    expect(['32', 'max 32', '24-32', ''].map((text) => told(readHoursEnd(text)))).toEqual([
      '32',
      '32',
      'null <AMBIGUOUS>',
      'null',
    ]);
  });

  it('are read however a range is written', () => {
    const signs = fc.constantFrom('-', ' - ', '–', ' tot ', ' t/m ', '/', ' tot en met ');
    const units = fc.constantFrom('', 'u', ' u', ' uur', ' uren', ' uur per week', ' u.');
    fc.assert(
      fc.property(fc.nat(60), fc.nat(60), signs, units, (a, b, sign, unit) => {
        const [min, max] = [Math.min(a, b), Math.max(a, b)];
        expect(readHours(`${min}${sign}${max}${unit}`)).toEqual({ value: { min, max } });
      }),
    );
  });
});

describe('days and months', () => {
  it.each([
    ['1-7-2026', '"2026-07"'],
    ['01/07/2026', '"2026-07"'],
    ['1.7.26', '"2026-07"'],
    ['2026-07', '"2026-07"'],
    ['2026-07-31T00:00:00', '"2026-07"'],
    ['20260731', '"2026-07"'],
    ['07-2026', '"2026-07"'],
    ['juli 2026', '"2026-07"'],
    ['per 1 juli 2026', '"2026-07"'],
    ['vanaf 1-7-2026', '"2026-07"'],
    ['46204', '"2026-07"'],
    ['per direct', '"2026-11"'],
    ['Z.S.M.', '"2026-11"'],
    ['?', 'null'],
    ['31-6-2026', 'null <UNREADABLE>'],
    ['7/13/2026', 'null <UNREADABLE>'],
    ['binnenkort', 'null <UNREADABLE>'],
    ['1-7-1926', 'null <OUT_OF_BOUNDS>'],
    ['0', 'null <UNREADABLE>'],
  ])('to start from: %j is %s', (text, expected) => {
    expect(told(readMonth(text, 1900, today))).toBe(expected);
  });

  it('need a day where a day is asked', () => {
    expect(told(readDay('juli 2026', 1900))).toBe('null <UNREADABLE>');
    expect(told(readDay('1 juli 2026', 1900))).toBe('"2026-07-01"');
  });

  it('are counted by spreadsheets from either year, over the day that never was', () => {
    expect([1, 59, 60, 61, 46204].map((serial) => dayOfSerial(serial, 1900))).toEqual([
      '1900-01-01',
      '1900-02-28',
      null,
      '1900-03-01',
      '2026-07-01',
    ]);
    expect([0, 44742].map((serial) => dayOfSerial(serial, 1904))).toEqual(['1904-01-01', '2026-07-01']);
  });

  it('are the same however they are written', () => {
    const days = fc.date({ min: new Date('1990-01-01'), max: new Date('2099-12-31'), noInvalidDate: true });
    fc.assert(
      fc.property(days, (date) => {
        const day = date.toISOString().slice(0, 10);
        const [year, month, of] = day.split('-').map(Number) as [number, number, number];
        const serial = Math.round((Date.parse(day) - Date.parse('1899-12-30')) / 86_400_000);
        for (const text of [day, `${of}-${month}-${year}`, `${of}/${month}/${year}`, String(serial)]) {
          expect(readDay(text, 1900)).toEqual({ value: day });
        }
        expect(readDay(String(serial - 1462), 1904).value ?? day).toBe(day);
      }),
    );
  });
});

describe('levels', () => {
  it.each([
    ['geen', '"NONE"'],
    ['Basis', '"BASIC"'],
    ['VMBO-TL', '"VMBO"'],
    ['mbo / havo / vwo', '"MBO_HAVO_VWO"'],
    ['4', '"MBO_HAVO_VWO"'],
    ['HBO', '"HBO"'],
    ['wo', '"WO"'],
    ['0', 'null'],
    ['7', 'null'],
    ['9', 'null'],
    ['nog niet bekend', 'null'],
    ['anders', 'null'],
    ['8', 'null <UNREADABLE>'],
    ['hbo/wo', 'null <AMBIGUOUS>'],
    ['MBO 1', 'null <AMBIGUOUS>'],
    ['constructor', 'null <UNREADABLE>'],
  ])('%j is %s', (text, expected) => {
    expect(told(readWorkingLevel(text))).toBe(expected);
  });

  it.each([
    ['VMBO', '"VMBO"'],
    ['BASISONDERWIJS', '"BASIC"'],
    ['MASTER', 'null <AMBIGUOUS>'],
    ['Bachelor', 'null <AMBIGUOUS>'],
    ['geen', 'null <AMBIGUOUS>'],
    ['Code 95', 'null <UNREADABLE>'],
    ['4', 'null <UNREADABLE>'],
    ['Overig', 'null'],
    ['', 'null'],
  ])('of an education: %j is %s', (text, expected) => {
    expect(told(readEducation(text))).toBe(expected);
  });
});

describe('lists', () => {
  it.each([
    [readLanguages, 'Nederlands; Engels, pl', '["nld","eng","pol"]'],
    [readLanguages, 'Oekraïens', '["ukr"]'],
    [readLanguages, 'Nederlands, Klingon', '["nld"] <UNKNOWN_CODE>'],
    [readLanguages, 'Klingon', 'null <UNKNOWN_CODE>'],
    [readDutchOral, '3', '["nld"]'],
    [readDutchOral, 'goed', '["nld"]'],
    [readDutchOral, '1', 'null'],
    [readDutchOral, '8', 'null'],
    [readDutchOral, '5', 'null <UNREADABLE>'],
    [readLicences, 'B, BE', '["B","BE"]'],
    [readLicences, 'Rijbewijs B', '["B"]'],
    [readLicences, 'am + b+', 'null <UNKNOWN_CODE>'],
    [readLicences, 'b+ en c1e', '["B_PLUS","C1E"]'],
    [readLicences, 'geen', '[]'],
    [readLicences, 'ja', 'null <AMBIGUOUS>'],
    [readTravelMeans, 'Auto, OV', '["CAR","PUBLIC_TRANSPORT"]'],
    [readTravelMeans, 'fiets en scooter', '["BICYCLE","MOPED"]'],
    [readTravelMeans, '9', 'null'],
    [readTravelMeans, 'lopend', 'null <UNKNOWN_CODE>'],
    [readTravelNumber, '25 km', '25'],
    [readTravelNumber, '0', 'null <AMBIGUOUS>'],
    [readTravelNumber, '1000', 'null <OUT_OF_BOUNDS>'],
    [readTravelNumber, 'ver', 'null <UNREADABLE>'],
    [readSectors, '86101', '["Q"]'],
    [readSectors, '01110; 4711', '["A","G"]'],
    [readSectors, '111', 'null <AMBIGUOUS>'],
    [readSectors, '1411', 'null <AMBIGUOUS>'],
    [readSectors, '6201', '["J"]'],
    [readSectors, 'Landbouw, bosbouw en visserij', '["A"]'],
    [readSectors, 'c', '["C"]'],
    [readSectors, '34000', 'null <UNKNOWN_CODE>'],
    [readOccupations, '9112', '[{"scheme":"ISCO","code":"9112"}]'],
    [
      readOccupations,
      'BOC: 12345; ISCO:9112',
      '[{"scheme":"BOC","code":"12345"},{"scheme":"ISCO","code":"9112"}]',
    ],
    [readOccupations, 'BOC:111222333', 'null <UNKNOWN_CODE>'],
    [readOccupations, 'iets met mensen', 'null <UNKNOWN_CODE>'],
    [readConditions, 'Jobcoach; LIFT', '["JOB_COACH_WELCOME","LIFT"]'],
    [readSkills, ' lassen;frezen, \n- inpakken', '["lassen","frezen","inpakken"]'],
    [readSkills, 'lassen;lassen', '["lassen"]'],
    [readSkills, 'x'.repeat(81), 'null <TOO_LONG>'],
    [readSkills, '-', 'null'],
    [readYesOrNo, 'Ja', 'true'],
    [readYesOrNo, '2', 'false'],
    [readYesOrNo, '0', 'null <AMBIGUOUS>'],
    [readYesOrNo, 'misschien', 'null <UNREADABLE>'],
    [readRegion, 'am06', '"AM06"'],
    [readRegion, 'FoodValley', '"AM38"'],
    [readRegion, 'Bergen', 'null <AMBIGUOUS>'],
    [readMunicipality, 'den haag', '"GM0518"'],
    [readMunicipality, '363', '"GM0363"'],
    [readMunicipality, 'Bergen', 'null <AMBIGUOUS>'],
    [readMunicipality, 'FoodValley', 'null <UNKNOWN_CODE>'],
    [readMunicipality, 'Atlantis', 'null <UNKNOWN_CODE>'],
    [readReference, ' K-1 ', '"K-1"'],
    [readReference, '1,23457E+17', 'null <UNREADABLE>'],
    [readReference, 'x'.repeat(61), 'null <TOO_LONG>'],
  ])('and values (%#): %p', (read, text, expected) => {
    expect(told((read as (text: string) => { value: unknown; problem?: string })(text))).toBe(expected);
  });

  it('have at most twenty items', () => {
    const reading = readSkills(Array.from({ length: 21 }, (_, index) => `s${index}`).join(';'));
    expect([reading.value?.length, reading.problem]).toEqual([20, 'TOO_MANY']);
  });
});

describe('consent', () => {
  it.each([
    ['Ja', '{"isRecorded":true,"on":null}'],
    ['nee', '{"isRecorded":false,"on":null}'],
    ['1-7-2026', '{"isRecorded":true,"on":"2026-07-01"}'],
    ['', 'null'],
    ['x', 'null <UNREADABLE>'],
    ['0', 'null <AMBIGUOUS>'],
  ])('%j is %s', (text, expected) => {
    expect(told(readConsent(text, 1900))).toBe(expected);
  });
});

describe('every reader', () => {
  it('takes any text without a fault, and in time', () => {
    const context = { system: 1900, today } as const;
    const text = fc.oneof(
      fc.string({ unit: 'binary', maxLength: 40 }),
      fc.string({ unit: fc.constantFrom('1', '-', ' ', 'u', 'tot', ';', 'ja', '/'), maxLength: 2000 }),
    );
    fc.assert(
      fc.property(text, fc.constantFrom(...importTargets), (cell, target) => {
        const { value } = targetReaders[target](cell, context);
        expect(value).not.toBeUndefined();
      }),
    );
  });
});
