import { GraphQLError, GraphQLScalarType, Kind } from 'graphql';
import { GraphQLDateTimeISO, GraphQLLocalDate } from 'graphql-scalars';

/** A string whose form is documented but judged by services, so that a wrong code is a typed refusal. */
function codeScalar(name: string): GraphQLScalarType {
  return new GraphQLScalarType<string, string>({
    name,
    serialize: String,
    parseValue: (value) => text(name, value),
    parseLiteral: (node) => text(name, node.kind === Kind.STRING ? node.value : undefined),
  });
}

function text(name: string, value: unknown): string {
  if (typeof value === 'string') return value;
  throw new GraphQLError(`${name} must be a string.`);
}

const month = /^\d{4}-(0[1-9]|1[0-2])$/;

const yearMonth = new GraphQLScalarType<string, string>({
  name: 'YearMonth',
  serialize: String,
  parseValue: toMonth,
  parseLiteral: (node) => toMonth(node.kind === Kind.STRING ? node.value : undefined),
});

function toMonth(value: unknown): string {
  if (typeof value === 'string' && month.test(value)) return value;
  throw new GraphQLError('YearMonth must be written as YYYY-MM.');
}

/** The scalars of common.graphql: one implementation for all subgraphs, since composition compares none. */
export const scalars = {
  RegionCode: codeScalar('RegionCode'),
  MunicipalityCode: codeScalar('MunicipalityCode'),
  LocalDate: GraphQLLocalDate,
  YearMonth: yearMonth,
  DateTimeISO: GraphQLDateTimeISO,
};
