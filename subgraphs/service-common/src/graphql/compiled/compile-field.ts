import {
  getNullableType,
  type GraphQLField,
  type GraphQLObjectType,
  isLeafType,
  TypeNameMetaFieldDef,
} from 'graphql';
import type { FieldNodes } from './collect-fields';
import { type ArgumentsOf, compileArguments } from './compile-arguments';
import { completeSafely, failAt } from './complete-safely';
import { completerOf } from './complete-value';
import type { Completing } from './completing';
import type { Path } from './path';
import { type Complete, type CompiledField, isPromise, type Run } from './run';

/** What a field is compiled from. */
export interface FieldParts {
  readonly parentType: GraphQLObjectType;
  readonly definition: GraphQLField<unknown, unknown>;
  readonly responseName: string;
  readonly nodes: FieldNodes;
  /** Its own in the operation. */
  readonly number: number;
  readonly completing: Completing;
}

type Resolve = (run: Run, path: Path, source: unknown) => unknown;

/** Compiles one field: arguments, resolver, and what is made of the value. */
export function compileField(parts: FieldParts): CompiledField {
  const { definition, parentType, responseName, nodes, number, completing } = parts;
  const typename = parentType.name;
  if (definition === TypeNameMetaFieldDef) return { responseName, run: () => typename };
  const resolve = resolverOf(parts, compileArguments(definition, nodes[0], number));
  const complete = completerOf(definition.type, completing);
  const fail = failAt(definition.type, nodes);
  const completeOrFail = completeSafely(complete, fail);
  const run: CompiledField['run'] = (of, source, prev) => {
    const path = { prev, key: responseName, typename };
    let value: unknown;
    try {
      value = resolve(of, path, source);
    } catch (fault) {
      return fail(of, path, fault);
    }
    return completeOrFail(of, path, value);
  };
  return { responseName, run: isReadOff(definition) ? readOff(definition.name, complete, run) : run };
}

function resolverOf(
  { definition: { resolve, name }, completing: { infoOf } }: FieldParts,
  argumentsOf: ArgumentsOf,
): Resolve {
  if (resolve) {
    return (run, path, source) => resolve(source, argumentsOf(run), run.context, infoOf(run, path));
  }
  return (run, path, source) => {
    const values = argumentsOf(run);
    const value = propertyOf(source, name);
    return typeof value === 'function'
      ? (value.call(source, values, run.context, infoOf(run, path)) as unknown)
      : value;
  };
}

/** Whether a field is a leaf without arguments or resolver, as most are. */
function isReadOff({ resolve, args, type }: GraphQLField<unknown, unknown>): boolean {
  return !resolve && args.length === 0 && isLeafType(getNullableType(type));
}

/** Such a field needs no path and no info while its value is there and good; if not, it is run again like any other. */
function readOff(name: string, complete: Complete, run: CompiledField['run']): CompiledField['run'] {
  return (of, source, prev) => {
    const value = propertyOf(source, name);
    if (typeof value === 'function' || (typeof value === 'object' && isPromise(value))) {
      return run(of, source, prev);
    }
    try {
      return complete(of, nowhere, value);
    } catch {
      return run(of, source, prev);
    }
  };
}

const nowhere: Path = { prev: undefined, key: '', typename: undefined };

function propertyOf(source: unknown, name: string): unknown {
  return (typeof source === 'object' && source !== null) || typeof source === 'function'
    ? (source as Record<string, unknown>)[name]
    : undefined;
}
