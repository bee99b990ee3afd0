import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { isInForce, parseInstruments, referenceInstruments } from './instruments';

const content = readFileSync(join(__dirname, '..', '..', 'reference', 'instruments.json'), 'utf8');
const { instruments } = referenceInstruments;

function instrument(code: string) {
  const found = instruments.find((candidate) => candidate.code === code);
  if (found === undefined) throw new Error(`There is no instrument ${code}.`);
  return found;
}

function codesInForceOn(day: string): string[] {
  return instruments.filter((candidate) => isInForce(candidate, day)).map(({ code }) => code);
}

describe('the instruments', () => {
  it('are the eighteen of the list, each once', () => {
    expect(instruments.map(({ code }) => code)).toEqual([
      'WAGE_COST_SUBSIDY',
      'FLAT_RATE_WAGE_COST_SUBSIDY',
      'WAGE_VALUE_ASSESSMENT',
      'WAGE_DISPENSATION',
      'WAGE_DISPENSATION_EXTENSION',
      'NO_RISK_POLICY',
      'JOB_COACH',
      'WAGE_COST_BENEFIT_JOBS_AGREEMENT',
      'WAGE_COST_BENEFIT_DISABLED',
      'WAGE_COST_BENEFIT_OLDER_WORKER',
      'LOW_INCOME_BENEFIT',
      'TRIAL_PLACEMENT',
      'WORKPLACE_ADAPTATION',
      'PRACTICAL_ROUTE',
      'SHELTERED_WORK',
      'SECONDMENT',
      'PRACTICAL_LEARNING_GRANT',
      'WORK_EXPERIENCE_PLACE',
    ]);
  });

  it('have a name, a basis, a condition in both languages, a source and the date of the check', () => {
    for (const { nameEn, nameNl, legalBasis, conditions, sources, checkedOn } of instruments) {
      expect(nameEn).not.toBe(nameNl);
      for (const list of [legalBasis, conditions, sources]) expect(list.length).toBeGreaterThan(0);
      for (const { en, nl } of conditions) expect(en).not.toBe(nl);
      expect(checkedOn).toBe(referenceInstruments.date);
    }
  });

  it('name who grants them, by rule where they differ', () => {
    expect(instrument('TRIAL_PLACEMENT').grantors).toEqual(['UWV', 'MUNICIPALITY']);
    const { durationRules } = instrument('TRIAL_PLACEMENT');
    expect(durationRules).toMatchObject([
      { grantor: 'UWV', standardMonths: 2, maximumMonths: 6, isRenewable: false },
      { grantor: 'MUNICIPALITY', standardMonths: 2, maximumMonths: null, isRenewable: true },
    ]);
    const forJobCoach = instrument('JOB_COACH').amountRules;
    expect(forJobCoach.map(({ grantor }) => grantor)).toEqual(['UWV', 'UWV', 'UWV']);
  });

  it.each([
    ['WAGE_COST_SUBSIDY', { kind: 'PERCENTAGE_OF_MINIMUM_WAGE', grantor: null, max: 70 }],
    [
      'FLAT_RATE_WAGE_COST_SUBSIDY',
      { kind: 'FIXED_PERCENTAGE_OF_MINIMUM_WAGE', grantor: null, percentage: 50 },
    ],
    ['NO_RISK_POLICY', { kind: 'PERCENTAGE_OF_DAILY_WAGE', grantor: null, min: 70, max: 100 }],
    [
      'WAGE_COST_BENEFIT_JOBS_AGREEMENT',
      { kind: 'PER_HOUR', grantor: null, eurosPerHour: 1.01, maxEurosPerYear: 2000 },
    ],
    [
      'WAGE_COST_BENEFIT_DISABLED',
      { kind: 'PER_HOUR', grantor: null, eurosPerHour: 3.05, maxEurosPerYear: 6000 },
    ],
  ])('know the amount of %s', (code, rule) => {
    expect(instrument(code).amountRules).toEqual([rule]);
  });

  it('last as long as the law says', () => {
    expect(instrument('WAGE_DISPENSATION').durationRules).toMatchObject([
      { minimumMonths: 6, maximumMonths: 60, isRenewable: true },
    ]);
    expect(instrument('WAGE_COST_SUBSIDY').durationRules).toMatchObject([{ isOpenEnded: true }]);
    expect(instrument('FLAT_RATE_WAGE_COST_SUBSIDY').durationRules).toMatchObject([{ maximumMonths: 6 }]);
    expect(instrument('WAGE_COST_BENEFIT_DISABLED').durationRules).toMatchObject([{ maximumMonths: 36 }]);
  });

  it('cannot be changed', () => {
    for (const value of [instruments, ...instruments, ...instruments.map(({ amountRules }) => amountRules)]) {
      expect(Object.isFrozen(value)).toBe(true);
    }
  });
});

describe('what is not confirmed', () => {
  it('is not stated: no surcharge rate, no paragraph of an article, no figure of this year where none was found', () => {
    expect(content).not.toMatch(/23[.,]5/);
    expect(content).not.toMatch(/art\. [\w:]+\(\d+\)|\blid\b/);
    expect(content).not.toMatch(/2\.6\b|38b|8a/);
    const withoutFigures = [
      'WORKPLACE_ADAPTATION',
      'PRACTICAL_LEARNING_GRANT',
      'SHELTERED_WORK',
      'WORK_EXPERIENCE_PLACE',
      'SECONDMENT',
      'LOW_INCOME_BENEFIT',
    ];
    for (const code of withoutFigures) {
      expect(instrument(code).amountRules).toEqual([]);
      expect(instrument(code).durationRules).toEqual([]);
    }
    expect(instrument('JOB_COACH').amountRules.filter(({ kind }) => kind === 'PER_HOUR')).toEqual([]);
  });

  it('is left to the municipality where it differs', () => {
    const varying = instruments.filter((candidate) => candidate.variesByMunicipality);
    expect(varying.map(({ code }) => code)).toEqual([
      'WAGE_COST_SUBSIDY',
      'FLAT_RATE_WAGE_COST_SUBSIDY',
      'JOB_COACH',
      'TRIAL_PLACEMENT',
      'WORKPLACE_ADAPTATION',
      'WORK_EXPERIENCE_PLACE',
    ]);
    expect(varying.every(({ grantors }) => grantors.includes('MUNICIPALITY'))).toBe(true);
  });
});

describe('isInForce', () => {
  it('ends the low-income benefit with 2024 and the benefit for older workers with 2025', () => {
    expect(codesInForceOn('2024-12-31')).toContain('LOW_INCOME_BENEFIT');
    expect(codesInForceOn('2025-01-01')).not.toContain('LOW_INCOME_BENEFIT');
    expect(codesInForceOn('2025-12-31')).toContain('WAGE_COST_BENEFIT_OLDER_WORKER');
    expect(codesInForceOn('2026-01-01')).not.toContain('WAGE_COST_BENEFIT_OLDER_WORKER');
  });

  it('keeps the extension of wage dispensation apart from wage dispensation, which goes on', () => {
    const extension = 'WAGE_DISPENSATION_EXTENSION';
    expect(codesInForceOn('2023-04-21')).not.toContain(extension);
    expect(codesInForceOn('2023-04-22')).toContain(extension);
    expect(codesInForceOn('2026-10-31')).toContain(extension);
    expect(codesInForceOn('2026-11-01')).not.toContain(extension);
    expect(codesInForceOn('2026-11-01')).toContain('WAGE_DISPENSATION');
  });

  it('begins the benefit for the jobs agreement in its present form with 2026', () => {
    expect(codesInForceOn('2025-12-31')).not.toContain('WAGE_COST_BENEFIT_JOBS_AGREEMENT');
    expect(codesInForceOn('2026-01-01')).toContain('WAGE_COST_BENEFIT_JOBS_AGREEMENT');
  });

  it('offers fifteen of the eighteen after the end of the extension', () => {
    expect(codesInForceOn('2026-11-01')).toHaveLength(15);
  });
});

describe('parseInstruments', () => {
  it.each([
    ['"code": "NO_RISK_POLICY"', '"code": "no risk"', 'instruments.instruments[5].code'],
    ['"code": "NO_RISK_POLICY"', '"code": "JOB_COACH"', 'JOB_COACH occurs twice'],
    ['"nameNl": "No-riskpolis"', '"nameNl": " "', 'instruments[5].nameNl needs a text'],
    ['"nameNl": "No-riskpolis"', '"naam": "No-riskpolis"', 'needs no key naam'],
    ['"kind": "PERCENTAGE_OF_DAILY_WAGE"', '"kind": "PERCENTAGE"', 'amountRules[0].kind needs one of'],
    ['"min": 70', '"min": "70"', 'amountRules[0].min needs a number above zero'],
    ['"min": 70', '"minimum": 70', 'needs no key minimum'],
    ['"validUntil": "2024-12-31"', '"validUntil": "2024-12-32"', 'validUntil needs a date'],
    [
      '"validFrom": "2023-04-22"',
      '"validFrom": "2027-04-22"',
      'WAGE_DISPENSATION_EXTENSION ends before it begins',
    ],
    ['"https://www.rvo.nl/"', '"http://www.rvo.nl/"', 'needs an https address'],
    ['"isOpenEnded": true', '"isOpenEnded": "yes"', 'needs true or false'],
    ['"year": 1', '"year": 0', 'needs a number above zero'],
  ])('refuses %s turned into %s and says where', (from, to, message) => {
    expect(content).toContain(from);
    expect(() => parseInstruments(content.replace(from, to))).toThrow(message);
  });

  it('refuses a rule for a grantor that does not grant the instrument', () => {
    const changed = content.replace('"grantors": ["UWV", "MUNICIPALITY"]', '"grantors": ["UWV"]');
    expect(changed).not.toBe(content);
    expect(() => parseInstruments(changed)).toThrow('JOB_COACH has a rule for MUNICIPALITY');
  });

  it('refuses what is no list of instruments', () => {
    expect(() => parseInstruments('[]')).toThrow('instruments needs an object');
    expect(() => parseInstruments('{"version":"1","date":"2026-08-01"}')).toThrow('needs a list');
  });
});
