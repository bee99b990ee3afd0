import {
  type GraphQLArgument,
  type GraphQLInputField,
  type GraphQLInputType,
  getNullableType,
  isEnumType,
  isInputObjectType,
  isListType,
  isNonNullType,
} from 'graphql';
import { type Random, pick } from './random';
import { type RandomScope, useVariable } from './random-scope';

/** Texts that a printer, a parser or a wire may stumble over. */
const texts = [
  '',
  '1',
  'plain',
  'with "quotes" and \\',
  'two\nlines\tand tab',
  'é ‑ 雪 🚲',
  '$v {a} #no',
  'null',
];

/** Objects in objects end here: deeper ones have only what they must have. */
const deepest = 2;

/** The arguments of a field as they are written, brackets included; nothing when none is given. */
export function argumentsOf(args: readonly GraphQLArgument[], scope: RandomScope): string {
  const given = args.filter((argument) => isRequired(argument) || scope.random() < 0.5);
  const written = given.map(({ name, type }) => `${name}: ${inputOf(type, scope, 0)}`);
  return written.length > 0 ? `(${written.join(', ')})` : '';
}

/** A value as a document writes it: a variable, or a literal in which there may be variables. */
function inputOf(type: GraphQLInputType, scope: RandomScope, depth: number): string {
  return scope.random() < 0.35 ? variableOf(type, scope) : literalOf(type, scope, depth);
}

/** A variable that fits: with a value, with null, with nothing, with a default or without. */
function variableOf(type: GraphQLInputType, scope: RandomScope): string {
  const { random } = scope;
  const nullable = getNullableType(type);
  const isStrict = isNonNullType(type) ? random() < 0.6 : random() < 0.15;
  const hasDefault = (isNonNullType(type) && !isStrict) || random() < 0.3;
  const kind = random();
  const value =
    hasDefault && kind < 0.4
      ? undefined
      : !isStrict && kind < 0.5
        ? isNonNullType(type)
          ? undefined
          : kind < 0.25
            ? undefined
            : null
        : valueOf(nullable, random, 0);
  return useVariable(
    {
      type: `${String(nullable)}${isStrict ? '!' : ''}`,
      fallback: hasDefault ? textOf(valueOf(nullable, random, 0), nullable) : null,
      value,
    },
    scope,
  );
}

function literalOf(type: GraphQLInputType, scope: RandomScope, depth: number): string {
  const { random } = scope;
  if (!isNonNullType(type) && random() < 0.08) return 'null';
  const nullable = getNullableType(type);
  if (isListType(nullable)) {
    const items = Array.from({ length: Math.floor(random() * 4) }, () =>
      inputOf(nullable.ofType, scope, depth + 1),
    );
    return `[${items.join(', ')}]`;
  }
  if (isInputObjectType(nullable)) {
    const fields = fieldsOf(Object.values(nullable.getFields()), random, depth);
    return `{${fields.map(({ name, type: of }) => `${name}: ${inputOf(of, scope, depth + 1)}`).join(', ')}}`;
  }
  return textOf(valueOf(nullable, random, depth), nullable);
}

/** A value as a variable carries it. */
function valueOf(type: GraphQLInputType, random: Random, depth: number): unknown {
  if (!isNonNullType(type) && depth > 0 && random() < 0.1) return null;
  const nullable = getNullableType(type);
  if (isListType(nullable)) {
    const item = (): unknown => valueOf(nullable.ofType, random, depth + 1);
    // One item that is no list stands for a list of one.
    if (random() < 0.1 && !isListType(getNullableType(nullable.ofType))) return item() ?? [];
    return Array.from({ length: Math.floor(random() * 4) }, item);
  }
  if (isInputObjectType(nullable)) {
    const fields = fieldsOf(Object.values(nullable.getFields()), random, depth);
    return Object.fromEntries(fields.map(({ name, type: of }) => [name, valueOf(of, random, depth + 1)]));
  }
  if (isEnumType(nullable)) return pick(nullable.getValues(), random)?.name;
  return scalarOf(String(nullable), random);
}

function scalarOf(name: string, random: Random): unknown {
  if (name === 'Boolean') return random() < 0.5;
  if (name === 'Int') return Math.floor(random() * 6);
  if (name === 'Float') return random() < 0.5 ? 2 : 1.25;
  return name === 'ID' && random() < 0.2 ? 7 : pick(texts, random);
}

function fieldsOf(fields: readonly GraphQLInputField[], random: Random, depth: number): GraphQLInputField[] {
  return fields.filter((field) => isRequired(field) || (depth < deepest && random() < 0.4));
}

function isRequired({ type, defaultValue }: GraphQLInputField | GraphQLArgument): boolean {
  return isNonNullType(type) && defaultValue === undefined;
}

/** A value as a literal. */
function textOf(value: unknown, type: GraphQLInputType): string {
  const nullable = getNullableType(type);
  if (value === null || value === undefined) return 'null';
  if (Array.isArray(value)) {
    const item = isListType(nullable) ? nullable.ofType : nullable;
    return `[${value.map((each) => textOf(each, item)).join(', ')}]`;
  }
  if (isListType(nullable)) return textOf(value, nullable.ofType);
  if (isInputObjectType(nullable)) {
    const fields = nullable.getFields();
    const written = Object.entries(value).flatMap(([name, each]) => {
      const of = fields[name]?.type;
      return of ? [`${name}: ${textOf(each, of)}`] : [];
    });
    return `{${written.join(', ')}}`;
  }
  return isEnumType(nullable) && typeof value === 'string' ? value : JSON.stringify(value);
}
