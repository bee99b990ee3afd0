import { type GraphQLSchema, getNamedType, isInterfaceType, isObjectType } from 'graphql';
import { roles } from '@banenbrug/service-common';
import { abstractPairs } from '../whole-graph';
import type { Minimums } from './tally';

/** How often each thing must be hit at least by the run that `npm test` makes. */
export function minimumsFor(schema: GraphQLSchema): Minimums {
  const returned = new Set(
    Object.values(schema.getTypeMap()).flatMap((type) =>
      isObjectType(type) || isInterfaceType(type)
        ? Object.values(type.getFields()).map((field) => getNamedType(field.type).name)
        : [],
    ),
  );
  const pairs = abstractPairs(schema).filter((pair) => returned.has(pair.split(':')[0] ?? ''));
  return {
    ...written,
    access: {
      ...Object.fromEntries(roles.map((role) => [`asked as ${role}`, 3])),
      'denied at the root without a token': 3,
      'denied at the root': 3,
      'denied below the root': 20,
    },
    abstract: Object.fromEntries(pairs.map((pair) => [pair, 1])),
  };
}

const written: Minimums = {
  plan: {
    Fetch: 100,
    'Fetch of root fields': 80,
    'Fetch of a mutation': 20,
    'Fetch of entities': 20,
    'Fetch of entities with variables of the client': 2,
    Flatten: 20,
    BatchFetch: 5,
    'BatchFetch of several kinds': 3,
    'BatchFetch for several paths': 1,
    Sequence: 20,
    Parallel: 5,
    'path through a list': 20,
    'path with a type condition': 1,
  },
  fetch: {
    'one representation': 10,
    'several representations': 20,
    'one representation for several places': 10,
  },
  document: {
    query: 50,
    mutation: 30,
    'mutation of several fields': 10,
    'one of several operations': 2,
    'introspection beside data': 3,
    __typename: 30,
    'alias of its own': 100,
    'alias that is the name of another field': 10,
    'named fragment': 20,
    'named fragment, spread again': 3,
    'inline fragment without a type': 10,
    'inline fragment on an object': 20,
    'inline fragment on an interface': 1,
  },
  directive: {
    '@skip(if: true), literal': 3,
    '@skip(if: true), variable': 5,
    '@skip(if: false), literal': 3,
    '@skip(if: false), variable': 5,
    '@include(if: true), literal': 3,
    '@include(if: true), variable': 5,
    '@include(if: false), literal': 3,
    '@include(if: false), variable': 5,
    'on Field': 30,
    'on InlineFragment': 5,
    'on FragmentSpread': 3,
  },
  argument: {
    scalar: 20,
    'custom scalar': 10,
    enum: 5,
    'input object': 20,
    'list of enum': 5,
    'list of scalar': 5,
    'list of custom scalar': 5,
    'list of input object': 3,
    'one item for a list': 2,
    literal: 50,
    null: 5,
    'variable, given': 20,
    'variable, null': 3,
    'variable, default': 5,
    'variable, absent': 5,
    'variable in a list': 3,
    'literal in an input object': 20,
    'null in an input object': 3,
    'variable, given in an input object': 5,
    'variable, null in an input object': 1,
    'variable, default in an input object': 3,
    'variable, absent in an input object': 1,
  },
  null: {
    'null leaf': 10,
    'null object': 20,
    'null list': 3,
    'null in a list': 1,
    'failed leaf': 1,
    'failed object': 5,
    'failed list': 1,
    'failed item of a list': 1,
    'failure that takes the object above': 5,
    'failure that takes a list': 1,
    'failure that takes an item of a list': 1,
    'failure that empties the answer': 1,
    'of an entity that cannot be had': 5,
  },
};
