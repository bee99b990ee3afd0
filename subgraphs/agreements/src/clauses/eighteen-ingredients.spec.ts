import { join } from 'node:path';
import { readSdl, subgraphSdl } from '@banenbrug/service-common';
import {
  buildASTSchema,
  getNamedType,
  type GraphQLField,
  GraphQLInputObjectType,
  GraphQLObjectType,
  parse,
} from 'graphql';
import { clauseDescriptors } from './clause-descriptors';
import type { ClauseRow } from './define-clause';

const sdl = readSdl(join(__dirname, '..', '..'));
const schema = buildASTSchema(parse(subgraphSdl(sdl)), { assumeValidSDL: true });

/**
 * The eighteen ingredients of working agreements as the parties' own list has them, by number, with two clauses that
 * differ, the columns that keep them and the unit that each number is in.
 */
const list: readonly {
  readonly name: string;
  readonly dutch: RegExp;
  readonly columns: Readonly<Record<string, string>>;
  readonly units?: Readonly<Record<string, RegExp>>;
  readonly one: ClauseRow;
  readonly other: ClauseRow;
}[] = [
  {
    name: 'singleContact',
    dutch: /vaste contactpersoon/,
    columns: { isOnePerRegion: 'boolean', isOneAtEmployer: 'boolean', hasDeputy: 'boolean' },
    one: { isOnePerRegion: true },
    other: { isOnePerRegion: false },
  },
  {
    name: 'escalation',
    dutch: /escalatie, doorverwijzing/,
    columns: { callBackDays: 'integer', procedure: 'text' },
    units: { callBackDays: /^Working days/ },
    one: { callBackDays: 2 },
    other: { callBackDays: 3 },
  },
  {
    name: 'recruitmentProcedure',
    dutch: /vacature- en sollicitatieprocedure/,
    columns: {
      isAnonymousFirst: 'boolean',
      selectedBy: 'text',
      interviewWithinDays: 'integer',
      steps: 'text[]',
    },
    units: { interviewWithinDays: /^Working days/ },
    one: { steps: ['a', 'b'] },
    other: { steps: ['b', 'a'] },
  },
  {
    name: 'responseTime',
    dutch: /reactietermijn/,
    columns: { responseDays: 'integer', feedbackDays: 'integer' },
    units: { responseDays: /^Working days/, feedbackDays: /^Working days/ },
    one: { responseDays: 2 },
    other: { responseDays: 2, feedbackDays: 3 },
  },
  {
    name: 'communication',
    dutch: /communicatie/,
    columns: { channel: 'text', consultEveryWeeks: 'integer', reviewEveryMonths: 'integer' },
    units: { consultEveryWeeks: /^Weeks/, reviewEveryMonths: /^Months/ },
    one: { channel: 'PHONE' },
    other: { channel: 'EMAIL' },
  },
  {
    name: 'intendedPlacements',
    dutch: /intentie tot plaatsingen/,
    columns: { placements: 'integer', scope: 'text' },
    units: { placements: /number of placements/ },
    one: { placements: 50, scope: 'PER_SITE' },
    other: { placements: 50, scope: 'TOTAL' },
  },
  {
    name: 'contract',
    dutch: /contract/,
    columns: { minimumMonths: 'integer', hoursPerWeek: 'integer, integer' },
    units: { minimumMonths: /months/, hoursPerWeek: /Hours a week/ },
    one: { hoursPerWeek: { min: 13, max: 28 } },
    other: { hoursPerWeek: { min: 13 } },
  },
  {
    name: 'trialPlacement',
    dutch: /proefplaatsing/,
    columns: { standardMonths: 'integer', maxMonths: 'integer', requestedBy: 'text', insuredBy: 'text' },
    units: { standardMonths: /in months/, maxMonths: /1 to 12/ },
    one: { standardMonths: 2 },
    other: { maxMonths: 2 },
  },
  {
    name: 'wageCostSubsidy',
    dutch: /loonkostensubsidie/,
    columns: {
      process: 'text',
      isFlatRateFirst: 'boolean',
      decisionWeeks: 'integer',
      paymentDays: 'integer',
    },
    units: { decisionWeeks: /^Weeks/, paymentDays: /^Days/ },
    one: { process: 'PREFERENT' },
    other: { process: 'MUNICIPAL' },
  },
  {
    name: 'wageValueAssessment',
    dutch: /loonwaardebepaling/,
    columns: { method: 'text', afterWeeks: 'integer', isEmployerPresent: 'boolean' },
    units: { afterWeeks: /^Weeks/ },
    one: { method: 'a method' },
    other: { method: 'another method' },
  },
  {
    name: 'jobCoaching',
    dutch: /jobcoach, interne begeleiding/,
    columns: { mode: 'text', regime: 'text', hourlyFeeCents: 'integer', isBuddyTrainingAccepted: 'boolean' },
    units: { hourlyFeeCents: /euro cents/ },
    one: { hourlyFeeCents: 100 },
    other: { hourlyFeeCents: 101 },
  },
  {
    name: 'sickLeaveReporting',
    dutch: /ziekmelding/,
    columns: { reportTo: 'text[]', withinDays: 'integer' },
    units: { withinDays: /^Working days/ },
    one: { reportTo: ['UWV', 'MUNICIPALITY'] },
    other: { reportTo: ['MUNICIPALITY', 'UWV'] },
  },
  {
    name: 'instrumentUse',
    dutch: /inzet van instrumenten/,
    columns: { kinds: 'text[]' },
    one: { kinds: ['JOB_COACH'] },
    other: { kinds: ['NO_RISK_POLICY'] },
  },
  {
    name: 'targetGroups',
    dutch: /doelgroep/,
    columns: { groups: 'text[]' },
    one: { groups: ['REGISTER'] },
    other: { groups: ['REGISTER', 'STATUS_HOLDERS'] },
  },
  {
    name: 'preparation',
    dutch: /voorbereiding, voorselectie/,
    columns: {
      preTrainingWeeks: 'integer',
      isWorkBasedLearning: 'boolean',
      isPracticalLearning: 'boolean',
      description: 'text',
    },
    units: { preTrainingWeeks: /^Weeks/ },
    one: { isWorkBasedLearning: true },
    other: { isPracticalLearning: true },
  },
  {
    name: 'aftercare',
    dutch: /nazorg, uitval/,
    columns: { months: 'integer', evaluateOn: 'date', onDropOut: 'text' },
    units: { months: /^Months/ },
    one: { evaluateOn: '2027-01-01' },
    other: { evaluateOn: '2027-01-02' },
  },
  {
    name: 'dataSharing',
    dutch: /gegevens en privacy/,
    columns: { beforeMeeting: 'text', afterAgreement: 'text' },
    one: { beforeMeeting: 'een profiel' },
    other: { afterAgreement: 'een profiel' },
  },
  {
    name: 'validity',
    dutch: /geldigheid/,
    columns: { termMonths: 'integer', isRenewedTacitly: 'boolean', noticeMonths: 'integer' },
    units: { termMonths: /months/, noticeMonths: /^Months/ },
    one: { termMonths: 12 },
    other: { termMonths: 24 },
  },
];

const cases = list.map((item, index) => ({ number: index + 1, ...item }));

function fieldsOf(typeName: string): Readonly<Record<string, GraphQLField<unknown, unknown>>> {
  const type = schema.getType(typeName);
  if (!(type instanceof GraphQLObjectType)) throw new Error(`The schema has no type ${typeName}.`);
  return type.getFields();
}

const isNumber = (name: string): boolean => name === 'Int' || name === 'HoursRange';

describe('the eighteen ingredients', () => {
  it('are the eighteen kinds of clauses, in the order of the list', () => {
    expect(clauseDescriptors.map(({ name }) => name)).toEqual(list.map(({ name }) => name));
    expect(list).toHaveLength(18);
  });

  it.each(cases)('$number, $name, has a type of its own with the Dutch term', ({ number, name, dutch }) => {
    const descriptor = clauseDescriptors[number - 1];
    const type = schema.getType(descriptor?.typeName ?? '');
    expect(type?.name).toBe(`${name.charAt(0).toUpperCase()}${name.slice(1)}Clause`);
    expect(type?.description?.toLowerCase()).toMatch(dutch);
  });

  it.each(cases)('$number, $name, has a typed column for every field', ({ number, columns }) => {
    const descriptor = clauseDescriptors[number - 1];
    const types = Object.keys(columns).map((field) => {
      const stem = `${descriptor?.name}${field.charAt(0).toUpperCase()}${field.slice(1)}`;
      const own = descriptor?.columns.filter(({ property }) => property.startsWith(stem)) ?? [];
      return [field, own.map(({ type, isArray }) => `${type}${isArray ? '[]' : ''}`).join(', ')];
    });
    expect(Object.fromEntries(types)).toEqual(columns);
  });

  it.each(cases)('$number, $name, says the unit of each number it is made of', ({ number, units = {} }) => {
    const fields = fieldsOf(clauseDescriptors[number - 1]?.typeName ?? '');
    const numbers = Object.values(fields).filter(({ type }) => isNumber(getNamedType(type).name));
    expect(Object.keys(units).sort()).toEqual(numbers.map(({ name }) => name).sort());
    for (const [field, unit] of Object.entries(units)) expect(fields[field]?.description).toMatch(unit);
  });

  it.each(cases)('$number, $name, tells same from different', ({ number, one, other }) => {
    const descriptor = clauseDescriptors[number - 1];
    const rows = [one, other].map((input) => descriptor?.write(input) ?? {});
    const [first = {}, second = {}] = rows;
    expect(descriptor?.check(one, [])).toEqual([]);
    expect(descriptor?.isEqual(first, { ...first })).toBe(true);
    expect(descriptor?.isEqual(first, second)).toBe(false);
  });

  it.each(cases)('$number, $name, can be drafted in a framework and deviated from', ({ name }) => {
    for (const input of ['ArrangementClausesInput', 'ArrangementDeviationInput']) {
      const type = schema.getType(input);
      if (!(type instanceof GraphQLInputObjectType)) throw new Error(`The schema has no input ${input}.`);
      const given = getNamedType(type.getFields()[name]?.type);
      expect(given?.name).toBe(`${name.charAt(0).toUpperCase()}${name.slice(1)}ClauseInput`);
    }
  });

  it('have a field each in the input of a framework, and nothing else is there', () => {
    const type = schema.getType('ArrangementClausesInput');
    expect(type instanceof GraphQLInputObjectType && Object.keys(type.getFields())).toEqual(
      list.map(({ name }) => name),
    );
  });
});
