import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { CheckedJson } from './checked-json';
import {
  type AmountRule,
  type AmountRuleKind,
  type DurationRule,
  type Grantor,
  grantors,
  type InstrumentCondition,
  type InstrumentList,
  type LegalBasis,
  type ReferenceInstrument,
} from './instrument';

const amountRuleKinds: readonly AmountRuleKind[] = [
  'PERCENTAGE_OF_MINIMUM_WAGE',
  'FIXED_PERCENTAGE_OF_MINIMUM_WAGE',
  'PERCENTAGE_OF_DAILY_WAGE',
  'PERCENTAGE_OF_WORKED_HOURS',
  'PER_HOUR',
];

function readGrantor(json: CheckedJson): Grantor | null {
  return json.at('grantor').orNull((value) => value.oneOf(grantors));
}

function readBasis(json: CheckedJson): LegalBasis {
  json.only(['grantor', 'text']);
  return Object.freeze({ grantor: readGrantor(json), text: json.at('text').text() });
}

function readAmountOf(kind: AmountRuleKind, json: CheckedJson): AmountRule {
  const grantor = readGrantor(json);
  const number = (key: string) => json.at(key).positive();
  const only = (...keys: string[]) => json.only(['kind', 'grantor', ...keys]);
  switch (kind) {
    case 'PERCENTAGE_OF_MINIMUM_WAGE':
      only('max');
      return { kind, grantor, max: number('max') };
    case 'FIXED_PERCENTAGE_OF_MINIMUM_WAGE':
      only('percentage');
      return { kind, grantor, percentage: number('percentage') };
    case 'PERCENTAGE_OF_DAILY_WAGE':
      only('min', 'max');
      return { kind, grantor, min: number('min'), max: number('max') };
    case 'PERCENTAGE_OF_WORKED_HOURS':
      only('year', 'max');
      return { kind, grantor, year: number('year'), max: number('max') };
    case 'PER_HOUR':
      only('eurosPerHour', 'maxEurosPerYear');
      return {
        kind,
        grantor,
        eurosPerHour: number('eurosPerHour'),
        maxEurosPerYear: json.at('maxEurosPerYear').orNull((value) => value.positive()),
      };
  }
}

function readAmount(json: CheckedJson): AmountRule {
  return Object.freeze(readAmountOf(json.at('kind').oneOf(amountRuleKinds), json));
}

function readDuration(json: CheckedJson): DurationRule {
  const months = (key: string) => json.at(key).orNull((value) => value.positive());
  json.only(['grantor', 'minimumMonths', 'standardMonths', 'maximumMonths', 'isOpenEnded', 'isRenewable']);
  return Object.freeze({
    grantor: readGrantor(json),
    minimumMonths: months('minimumMonths'),
    standardMonths: months('standardMonths'),
    maximumMonths: months('maximumMonths'),
    isOpenEnded: json.at('isOpenEnded').boolean(),
    isRenewable: json.at('isRenewable').boolean(),
  });
}

function readCondition(json: CheckedJson): InstrumentCondition {
  json.only(['grantor', 'en', 'nl']);
  return Object.freeze({
    grantor: readGrantor(json),
    en: json.at('en').text(),
    nl: json.at('nl').text(),
  });
}

const instrumentKeys =
  'code nameEn nameNl grantors legalBasis amountRules durationRules conditions variesByMunicipality validFrom validUntil sources checkedOn';

function readInstrument(json: CheckedJson): ReferenceInstrument {
  json.only(instrumentKeys.split(' '));
  const code = json.at('code').text();
  return Object.freeze({
    code: /^[A-Z][A-Z_]*$/.test(code) ? code : json.at('code').refuse('capitals and underscores'),
    nameEn: json.at('nameEn').text(),
    nameNl: json.at('nameNl').text(),
    grantors: json.at('grantors').list((item) => item.oneOf(grantors)),
    legalBasis: json.at('legalBasis').list(readBasis),
    amountRules: json.at('amountRules').list(readAmount),
    durationRules: json.at('durationRules').list(readDuration),
    conditions: json.at('conditions').list(readCondition),
    variesByMunicipality: json.at('variesByMunicipality').boolean(),
    validFrom: json.at('validFrom').orNull((value) => value.date()),
    validUntil: json.at('validUntil').orNull((value) => value.date()),
    sources: json.at('sources').list((item) => item.address()),
    checkedOn: json.at('checkedOn').date(),
  });
}

/** Throws when a rule, basis or condition names a grantor that does not grant the instrument, or a period is reversed. */
function checkCoherence(instrument: ReferenceInstrument): void {
  const { code, grantors: granting, validFrom, validUntil } = instrument;
  const { legalBasis, amountRules, durationRules, conditions } = instrument;
  for (const { grantor } of [...legalBasis, ...amountRules, ...durationRules, ...conditions]) {
    if (grantor !== null && !granting.includes(grantor)) {
      throw new Error(`Reference data: ${code} has a rule for ${grantor}, which does not grant it.`);
    }
  }
  if (granting.length === 0) throw new Error(`Reference data: ${code} needs a grantor.`);
  if (validFrom !== null && validUntil !== null && validFrom > validUntil) {
    throw new Error(`Reference data: ${code} ends before it begins.`);
  }
}

/** Reads a list of instruments. Throws with the place of the first value that is not as it must be. */
export function parseInstruments(content: string): InstrumentList {
  const json = new CheckedJson(JSON.parse(content), 'instruments');
  const instruments = json.at('instruments').list(readInstrument);
  for (const [index, instrument] of instruments.entries()) {
    checkCoherence(instrument);
    if (instruments.findIndex((other) => other.code === instrument.code) !== index) {
      throw new Error(`Reference data: instrument ${instrument.code} occurs twice.`);
    }
  }
  return Object.freeze({ version: json.at('version').text(), date: json.at('date').date(), instruments });
}

/** The instruments of this version; the path holds from src (tests) and from dist (production). */
export const referenceInstruments: InstrumentList = parseInstruments(
  readFileSync(join(__dirname, '..', '..', 'reference', 'instruments.json'), 'utf8'),
);

/** Whether the instrument can be had on the day (YYYY-MM-DD). An unknown first day counts as past. */
export function isInForce(
  { validFrom, validUntil }: Pick<ReferenceInstrument, 'validFrom' | 'validUntil'>,
  day: string,
): boolean {
  return (validFrom === null || validFrom <= day) && (validUntil === null || day <= validUntil);
}
