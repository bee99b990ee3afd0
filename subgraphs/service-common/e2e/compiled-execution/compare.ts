import { type ExecutionResult, type GraphQLError } from 'graphql';

/** What of an error has to be the same: all that the kit's masking looks at. */
function toldOf({ message, path, nodes, locations, originalError, extensions }: GraphQLError): unknown {
  return {
    message: aboutSchema.test(message) ? 'what a resolver gave does not fit the schema' : message,
    path: path?.join('.') ?? null,
    kinds: nodes?.map(({ kind, loc }) => `${kind} ${loc?.start}`) ?? null,
    locations: locations ?? null,
    cause: originalError ? [originalError.name, originalError.constructor.name] : null,
    extensions,
  };
}

/** Messages that only a fault of the hub's own code can have, and that quote values in graphql-js: here they quote none. */
const aboutSchema = /^(?:Expected `|Expected value of type |Abstract type |Runtime Object type )/;

/** An answer as it can be compared: its data with the order of the keys, its errors in the order of their text. */
export function comparable({ data, errors = [] }: ExecutionResult): { data: string; errors: string[] } {
  return {
    data: JSON.stringify(data) ?? 'no data',
    errors: errors.map((error) => JSON.stringify(toldOf(error))).toSorted(),
  };
}
