import { GraphQLDateTimeISO } from 'graphql-scalars';
import {
  buildSchema,
  type GraphQLEnumType,
  type GraphQLObjectType,
  type GraphQLScalarType,
  type GraphQLSchema,
} from 'graphql';

const sdl = `
  scalar DateTimeISO
  enum Level { LOW HIGH }
  input Range { from: Int! = 1, to: Int, levels: [Level!], within: Range }
  interface Named { name: String  friend: Named  tags(first: Int = 2): [String!] }
  type Person implements Named {
    name: String  friend: Named  tags(first: Int = 2): [String!]
    age: Int!  level: Level  home: Place  homes: [Place!]!  grid: [[Int]]  seen: DateTimeISO
  }
  type Place implements Named {
    name: String  friend: Named!  tags(first: Int = 2): [String!]
    open: Boolean!  people(in: Range, level: Level!): [Person]  strict: [[Person!]!]!
  }
  type Other { name: String!  any: Anything }
  union Anything = Person | Place | Other
  type Query {
    person(id: ID!): Person  people(first: Int, in: Range): [Person!]!  named: Named  must: Named!
    anything(which: [ID!]): [Anything]  place: Place  score(of: Float): Float  at: DateTimeISO!
  }
  type Mutation { set(n: Int!): Int  add(in: Range!): Person  must: Int! }
`;

/** What fields and types are resolved by, in the differential test. */
export interface Resolving {
  readonly resolve: NonNullable<ReturnType<GraphQLObjectType['getFields']>[string]['resolve']>;
  /** Whether a field has a resolver; others are read off their objects. */
  readonly hasResolver: (coordinate: string) => boolean;
}

/** A schema with each kind of type, enum values of its own inside, and one scalar that is not built in. */
export function differentialSchema({ resolve, hasResolver }: Resolving): GraphQLSchema {
  const schema = buildSchema(sdl);
  Object.assign(schema.getType('DateTimeISO') as GraphQLScalarType, {
    serialize: GraphQLDateTimeISO.serialize,
    parseValue: GraphQLDateTimeISO.parseValue,
    parseLiteral: GraphQLDateTimeISO.parseLiteral,
  });
  for (const name of ['Query', 'Mutation', 'Person', 'Place', 'Other']) {
    const type = schema.getType(name) as GraphQLObjectType;
    for (const field of Object.values(type.getFields())) {
      const isRoot = name === 'Query' || name === 'Mutation';
      if (isRoot || hasResolver(`${name}.${field.name}`)) field.resolve = resolve;
    }
  }
  const other = schema.getType('Other') as GraphQLObjectType;
  other.isTypeOf = (value) => (value as { kind?: unknown }).kind !== 'not one';
  return schema;
}

/** The names of the values of the schema's enum. */
export function levelsOf(schema: GraphQLSchema): string[] {
  return (schema.getType('Level') as GraphQLEnumType).getValues().map(({ name }) => name);
}
