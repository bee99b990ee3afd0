import { join } from 'node:path';
import { readSdl, subgraphSdl } from '@banenbrug/service-common';
import fc from 'fast-check';
import {
  buildASTSchema,
  getNullableType,
  GraphQLEnumType,
  type GraphQLInputType,
  GraphQLList,
  GraphQLInputObjectType,
  GraphQLObjectType,
  parse,
} from 'graphql';
import { arrangementIngredients } from './arrangement-ingredient';
import { clauseDescriptors, clausesOf } from './clause-descriptors';
import type { ClauseDescriptor, ClauseRow } from './define-clause';

const sdl = readSdl(join(__dirname, '..', '..'));
const schema = buildASTSchema(parse(subgraphSdl(sdl)), { assumeValidSDL: true });

function objectType(name: string): GraphQLObjectType {
  const type = schema.getType(name);
  if (type instanceof GraphQLObjectType) return type;
  throw new Error(`The schema has no type ${name}.`);
}

function inputType(name: string): GraphQLInputObjectType {
  const type = schema.getType(name);
  if (type instanceof GraphQLInputObjectType) return type;
  throw new Error(`The schema has no input ${name}.`);
}

/** Values as clients send them, from the type in the schema. */
function valuesOf(type: GraphQLInputType): fc.Arbitrary<unknown> {
  const nullable = getNullableType(type);
  if (nullable instanceof GraphQLList) {
    return fc.uniqueArray(valuesOf(nullable.ofType), { minLength: 1, maxLength: 4 });
  }
  if (nullable instanceof GraphQLEnumType) {
    return fc.constantFrom(...nullable.getValues().map(({ name }) => name));
  }
  if (nullable instanceof GraphQLInputObjectType) return inputsOf(nullable);
  switch (nullable.toString()) {
    case 'Int':
      return fc.integer({ min: 1, max: 10 });
    case 'Boolean':
      return fc.boolean();
    case 'LocalDate':
      return fc.constantFrom('2026-01-31', '2027-12-01');
    default:
      return fc.constantFrom('a step', 'another step', 'nog een stap');
  }
}

/** Inputs with at least one field that says something. */
function inputsOf(type: GraphQLInputObjectType): fc.Arbitrary<ClauseRow> {
  const fields = Object.values(type.getFields()).map(
    (field) => [field.name, fc.option(valuesOf(field.type), { nil: null })] as const,
  );
  return fc
    .record(Object.fromEntries(fields))
    .filter((input) => Object.values(input).some((value) => value !== null));
}

const inputOf = ({ typeName }: ClauseDescriptor): GraphQLInputObjectType => inputType(`${typeName}Input`);

const said = (value: unknown): string =>
  JSON.stringify(value, (_, part: unknown) => (typeof part === 'function' ? undefined : part));

describe('clause descriptors', () => {
  it('describe each of the eighteen ingredients once, in their order', () => {
    expect(clauseDescriptors.map(({ ingredient }) => ingredient)).toEqual([...arrangementIngredients]);
    expect(arrangementIngredients).toHaveLength(18);
    const values = schema.getType('ArrangementIngredient');
    expect(values instanceof GraphQLEnumType && values.getValues().map(({ name }) => name)).toEqual([
      ...arrangementIngredients,
    ]);
  });

  it('are all that can stand in a deviation, beside its reason', () => {
    expect(Object.keys(inputType('ArrangementDeviationInput').getFields())).toEqual([
      'reason',
      ...clauseDescriptors.map(({ name }) => name),
    ]);
  });

  it('have a column of their own for every field', () => {
    const columns = clauseDescriptors.flatMap((descriptor) =>
      descriptor.columns.map(({ databaseName }) => databaseName),
    );
    expect(new Set(columns).size).toBe(columns.length);
    expect(columns).toContain('trial_placement_standard_months');
    expect(columns).toContain('contract_hours_per_week_max');
  });

  it.each(clauseDescriptors)('answer the fields of $typeName and take those of its input', (descriptor) => {
    const fields = Object.keys(objectType(descriptor.typeName).getFields());
    const input = Object.keys(inputOf(descriptor).getFields());
    // Instruments are the kinds again, as another subgraph knows them.
    const own = fields.filter((field) => field !== 'instruments');
    expect(own).toEqual(['ingredient', 'summary', ...input]);
    const implemented = objectType(descriptor.typeName).getInterfaces();
    expect(implemented.map(({ name }) => name)).toEqual(['ArrangementClause']);
  });

  it.each(clauseDescriptors)('give back from the columns what was put in: $name', (descriptor) => {
    fc.assert(
      fc.property(inputsOf(inputOf(descriptor)), (input) => {
        const row = descriptor.write(input);
        const clause = descriptor.read(row);
        const { typeName, ingredient } = descriptor;
        expect(clause).toMatchObject({ ...input, __typename: typeName, ingredient });
        expect(descriptor.write(clause ?? {})).toEqual(row);
      }),
    );
  });

  it.each(clauseDescriptors)(
    'call two rows equal exactly when they agree on the same: $name',
    (descriptor) => {
      const inputs = inputsOf(inputOf(descriptor));
      fc.assert(
        fc.property(inputs, inputs, (one, other) => {
          const rows = [descriptor.write(one), descriptor.write(other)] as const;
          expect(descriptor.isEqual(rows[0], { ...rows[0], somethingElse: 1 })).toBe(true);
          expect(descriptor.isEqual(...rows)).toBe(said(rows[0]) === said(rows[1]));
        }),
      );
    },
  );

  it.each(clauseDescriptors)('say what is agreed in a sentence of each language: $name', (descriptor) => {
    fc.assert(
      fc.property(inputsOf(inputOf(descriptor)), (input) => {
        const clause = descriptor.read(descriptor.write(input));
        for (const language of ['en', 'nl'] as const) {
          const sentence = clause?.summary(null, { language });
          expect(sentence).toMatch(/^[A-Z].*: .+\.$/s);
          expect(sentence).not.toMatch(/null|undefined|\[object|NaN|: \.|: ;|; \.| {2}/);
        }
      }),
    );
  });

  it.each(clauseDescriptors)('refuse a clause that agrees on nothing: $name', (descriptor) => {
    expect(descriptor.check({}, ['input', 'x'])).toEqual([
      { __typename: 'InvalidValue', path: ['input', 'x'], reason: 'REQUIRED' },
    ]);
  });

  it('find the clauses of a row in the order of the ingredients', () => {
    const row = { validityTermMonths: 12, responseTimeResponseDays: 3, trialPlacementMaxMonths: null };
    expect(clausesOf(row).map(({ ingredient }) => ingredient)).toEqual(['RESPONSE_TIME', 'VALIDITY']);
  });
});

describe('summaries', () => {
  const sentence = (name: string, input: ClauseRow, language: 'en' | 'nl'): string | undefined => {
    const descriptor = clauseDescriptors.find((candidate) => candidate.name === name);
    return descriptor?.read(descriptor.write(input))?.summary(null, { language });
  };

  it.each([
    [
      'trialPlacement',
      { standardMonths: 2, maxMonths: 3, requestedBy: 'REGION' },
      'Trial placement: usually 2 months; at most 3 months; requested by the region.',
      'Proefplaatsing: standaard 2 maanden; hoogstens 3 maanden; aan te vragen door de regio.',
    ],
    [
      'responseTime',
      { responseDays: 1, feedbackDays: 5 },
      'Response time: the region answers within 1 working day; the employer gives feedback within 5 working days.',
      'Reactietermijn: de regio reageert binnen 1 werkdag; de werkgever koppelt terug binnen 5 werkdagen.',
    ],
    [
      'contract',
      { minimumMonths: 6, hoursPerWeek: { min: 13, max: 28 } },
      'Contract: at least 6 months; 13 to 28 hours a week.',
      'Contract: minstens 6 maanden; 13 tot 28 uur per week.',
    ],
    [
      'contract',
      { hoursPerWeek: { min: 20, max: null } },
      'Contract: at least 20 hours a week.',
      'Contract: minstens 20 uur per week.',
    ],
    [
      'contract',
      { hoursPerWeek: { min: null, max: 24 } },
      'Contract: at most 24 hours a week.',
      'Contract: hoogstens 24 uur per week.',
    ],
    [
      'jobCoaching',
      { mode: 'INTERNAL', hourlyFeeCents: 4505 },
      'Job coaching: by a colleague; €45.05 an hour.',
      'Jobcoaching: door een collega; € 45,05 per uur.',
    ],
    [
      'intendedPlacements',
      { placements: 50, scope: 'PER_SITE' },
      'Intended placements: 50; at each site.',
      'Beoogde plaatsingen: 50; per vestiging.',
    ],
    [
      'sickLeaveReporting',
      { reportTo: ['UWV', 'MUNICIPALITY'], withinDays: 1 },
      'Sick leave: told in this order to UWV, the municipality; within 1 working day.',
      'Ziekmelding: achtereenvolgens aan UWV, de gemeente; binnen 1 werkdag.',
    ],
  ] as const)('read well for %s', (name, input, english, dutch) => {
    expect(sentence(name, input, 'en')).toBe(english);
    expect(sentence(name, input, 'nl')).toBe(dutch);
  });
});

describe('checks of clauses', () => {
  const check = (name: string, input: ClauseRow) =>
    clauseDescriptors.find((candidate) => candidate.name === name)?.check(input, ['x']);

  it('take the bounds themselves and nothing outside them', () => {
    expect(check('trialPlacement', { standardMonths: 1, maxMonths: 12 })).toEqual([]);
    expect(check('trialPlacement', { standardMonths: 0 })).toEqual([
      {
        __typename: 'InvalidValue',
        path: ['x', 'standardMonths'],
        reason: 'OUT_OF_RANGE',
        minimum: 1,
        maximum: 12,
      },
    ]);
    expect(check('trialPlacement', { maxMonths: 13 })).toMatchObject([{ reason: 'OUT_OF_RANGE' }]);
  });

  it('refuse a longest length below the usual one, and hours that end before they begin', () => {
    expect(check('trialPlacement', { standardMonths: 3, maxMonths: 2 })).toEqual([
      { __typename: 'InvalidValue', path: ['x', 'maxMonths'], reason: 'END_BEFORE_START' },
    ]);
    expect(check('contract', { hoursPerWeek: { min: 40, max: 20 } })).toEqual([
      { __typename: 'InvalidValue', path: ['x', 'hoursPerWeek'], reason: 'END_BEFORE_START' },
    ]);
  });

  it('screen every text', () => {
    const leaky = 'Mail jan@example.nl';
    expect(check('escalation', { procedure: leaky })).toMatchObject([
      { category: 'EMAIL', path: ['x', 'procedure'] },
    ]);
    expect(check('recruitmentProcedure', { steps: ['fine', leaky] })).toMatchObject([
      { category: 'EMAIL', path: ['x', 'steps', '1'] },
    ]);
    expect(JSON.stringify(check('aftercare', { onDropOut: leaky }))).not.toContain('jan@');
  });
});
