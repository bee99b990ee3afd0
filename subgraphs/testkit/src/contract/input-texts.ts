import {
  type GraphQLInputObjectType,
  type GraphQLInputType,
  type GraphQLSchema,
  isEnumType,
  isInputObjectType,
  isListType,
  isNonNullType,
  isRequiredInputField,
} from 'graphql';

/** A place in the input of a mutation where a caller may write any text. */
export interface InputText {
  readonly mutation: string;
  /** As errors name it: the names of fields, and 0 for the first of a list. */
  readonly path: readonly string[];
  /** Its scalar. */
  readonly type: string;
  /** The least input that is well-formed and has the text at the path. */
  inputWith(text: string): Record<string, unknown>;
}

/** One value of each scalar. */
const samples: Readonly<Record<string, unknown>> = {
  ID: '00000000-0000-4000-8000-000000000000',
  String: 'tekst',
  Int: 1,
  Float: 1,
  Boolean: true,
  RegionCode: 'AM01',
  MunicipalityCode: 'GM0014',
  LocalDate: '2026-07-01',
  YearMonth: '2026-07',
  DateTimeISO: '2026-07-01T08:00:00.000Z',
};
/** Scalars that take any text. */
const texts: ReadonlySet<string> = new Set(['String', 'ID']);

/** A value of the type with nothing in it that need not be. */
function least(type: GraphQLInputType): unknown {
  if (isNonNullType(type)) return least(type.ofType);
  if (isListType(type)) return [least(type.ofType)];
  // The last value, as a first scheme of codes has a closed list here and the others have a form only.
  if (isEnumType(type)) return type.getValues().at(-1)?.name;
  if (isInputObjectType(type)) return leastObject(type);
  if (!(type.name in samples))
    throw new Error(`Add a sample of the scalar ${type.name} to the contract suite.`);
  return samples[type.name];
}

function leastObject(type: GraphQLInputObjectType): Record<string, unknown> {
  const required = Object.values(type.getFields()).filter(isRequiredInputField);
  return Object.fromEntries(required.map(({ name, type: fieldType }) => [name, least(fieldType)]));
}

interface Place {
  readonly type: string;
  readonly path: readonly string[];
  valueWith(text: string): unknown;
}

/** Every place for a text in a value of the type; a type within itself is walked once. */
function places(type: GraphQLInputType, above: ReadonlySet<string>): Place[] {
  if (isNonNullType(type)) return places(type.ofType, above);
  if (isListType(type)) {
    return places(type.ofType, above).map(({ type: scalar, path, valueWith }) => ({
      type: scalar,
      path: ['0', ...path],
      valueWith: (text) => [valueWith(text)],
    }));
  }
  if (isInputObjectType(type)) {
    if (above.has(type.name)) return [];
    const within = new Set([...above, type.name]);
    return Object.values(type.getFields()).flatMap((field) =>
      places(field.type, within).map(({ type: scalar, path, valueWith }) => ({
        type: scalar,
        path: [field.name, ...path],
        valueWith: (text) => ({ ...leastObject(type), [field.name]: valueWith(text) }),
      })),
    );
  }
  return texts.has(type.name) ? [{ type: type.name, path: [], valueWith: (text) => text }] : [];
}

/** Every place in the inputs of a subgraph's mutations where a caller may write any text, ids included. */
export function inputTexts(schema: GraphQLSchema): InputText[] {
  return Object.values(schema.getMutationType()?.getFields() ?? {}).flatMap(({ name: mutation, args }) =>
    args.flatMap((argument) =>
      places(argument.type, new Set()).map(({ type, path, valueWith }) => ({
        mutation,
        type,
        path: [argument.name, ...path],
        inputWith: (text: string) => ({ [argument.name]: valueWith(text) }),
      })),
    ),
  );
}
