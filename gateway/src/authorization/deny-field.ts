import { errorMessage } from '@banenbrug/service-common';
import { GraphQLError } from 'graphql';
import type { Run } from '../executor/run';

/**
 * Writes a denied field: null with an error at its place, whatever was fetched under its name for another field.
 * Without a token a field of the root asks for one; below the root, on an object that is public, it is forbidden.
 */
export function denyField(isRoot: boolean): (raw: unknown, run: Run) => null {
  return (_, { context: { caller, language }, errors, path }) => {
    const code = isRoot && caller.role === 'PUBLIC' ? 'UNAUTHENTICATED' : 'FORBIDDEN';
    errors.push(new GraphQLError(errorMessage(code, language), { path: [...path], extensions: { code } }));
    return null;
  };
}
