import { setImmediate as turn } from 'node:timers/promises';
import {
  getNullableType,
  type GraphQLFieldResolver,
  type GraphQLNullableType,
  type GraphQLOutputType,
  type GraphQLSchema,
  getNamedType,
  isAbstractType,
  isLeafType,
  isListType,
  isNonNullType,
  isObjectType,
} from 'graphql';
import { HubError } from '../../src/errors';
import { keysOf, type Path } from '../../src/graphql/compiled/path';
import { type Chance, chanceOf } from './chance';

/** Whether faults, promises and nulls come in the values, and how often. */
export interface Weather {
  readonly faults: number;
  readonly promises: number;
  readonly nulls: number;
}

/** A resolver of every field: what it gives depends on the seed and the field's place alone, so two runs get the same. */
export function randomResolver(
  schema: () => GraphQLSchema,
  seed: () => string,
  weather: () => Weather,
): GraphQLFieldResolver<unknown, unknown> {
  return (_source, args, _context, { path, returnType }) => {
    const place = `${seed()} ${keysOf(path as Path).join('.')} ${JSON.stringify(args)}`;
    const maker = new ValueMaker(schema(), chanceOf(place), weather());
    return maker.value(returnType, 1);
  };
}

class ValueMaker {
  constructor(
    private readonly schema: GraphQLSchema,
    private readonly chance: Chance,
    private readonly weather: Weather,
  ) {}

  value(type: GraphQLOutputType, depth: number): unknown {
    if (this.chance.is(this.weather.promises)) return this.#later(() => this.#now(type, depth));
    return this.#now(type, depth);
  }

  #later(make: () => unknown): Promise<unknown> {
    const turns = this.chance.below(3);
    const value = Array.from({ length: turns }).reduce<Promise<unknown>>(
      (after) => after.then(() => turn()),
      Promise.resolve(),
    );
    const made = value.then(make);
    // Nobody may ask for it.
    made.catch(() => {});
    return made;
  }

  #now(type: GraphQLOutputType, depth: number): unknown {
    if (this.chance.is(this.weather.faults)) return this.#fault();
    const nulls = isNonNullType(type) ? this.weather.nulls / 3 : this.weather.nulls;
    if (this.chance.is(nulls)) return this.chance.oneOf([null, undefined]);
    return this.#present(getNullableType(type) as GraphQLNullableType & GraphQLOutputType, depth);
  }

  #fault(): unknown {
    const message = `fault ${this.chance.below(100)}`;
    const fault = this.chance.oneOf([
      () => new Error(message),
      () => {
        throw new Error(message);
      },
      () => {
        throw new HubError('FORBIDDEN');
      },
      () => {
        // oxlint-disable-next-line typescript/only-throw-error -- what graphql-js does with what is no error
        throw message;
      },
    ]);
    return fault();
  }

  #present(type: GraphQLOutputType, depth: number): unknown {
    if (isListType(type)) {
      if (this.chance.is(this.weather.faults)) return 'no list';
      const item = this.#isUnsafeList(type.ofType)
        ? (): unknown => this.#later(() => this.value(type.ofType, depth))
        : (): unknown => this.#item(type.ofType, depth);
      const items = Array.from({ length: this.chance.below(4) }, item);
      return this.chance.is(0.2) ? new Set(items) : items;
    }
    if (isLeafType(type)) return this.#leaf(type.name);
    const named = getNamedType(type);
    if (isAbstractType(named)) {
      if (this.chance.is(this.weather.faults))
        return { __typename: this.chance.oneOf(['Nothing', 'Query', 5]) };
      return this.#object(this.chance.oneOf(this.schema.getPossibleTypes(named)).name, depth);
    }
    return this.#object(named.name, depth);
  }

  /** graphql-js leaves a rejection unheard when one item that must not be null fails at once and one before it later. */
  #isUnsafeList(itemType: GraphQLOutputType): boolean {
    const { faults, promises, nulls } = this.weather;
    return isNonNullType(itemType) && promises > 0 && faults + nulls > 0;
  }

  /** One that throws at once would throw while its list is made, not while it is completed. */
  #item(type: GraphQLOutputType, depth: number): unknown {
    try {
      return this.value(type, depth);
    } catch (error) {
      if (this.weather.promises > 0) return this.#later(() => Promise.reject(error));
      return error instanceof Error ? error : new Error('thrown');
    }
  }

  #leaf(name: string): unknown {
    if (this.chance.is(this.weather.faults))
      return this.chance.oneOf([{}, Number.NaN, Symbol('s'), 'no such']);
    const number = this.chance.below(1000);
    const values: Record<string, unknown> = {
      Int: number,
      Float: number / 7,
      Boolean: number % 2 === 0,
      Level: this.chance.oneOf(['LOW', 'HIGH']),
      DateTimeISO: new Date(number * 1e9),
      String: this.chance.oneOf([`text ${number}`, '', String(number)]),
      ID: this.chance.oneOf([number, `id ${number}`]),
    };
    return values[name];
  }

  /** Its properties serve the fields that have no resolver; a method is called for some of them. */
  #object(name: string, depth: number): unknown {
    const type = this.schema.getType(name);
    const kind = this.chance.is(this.weather.faults) ? 'not one' : 'one';
    const properties: Record<string, unknown> = { __typename: name, kind };
    if (!isObjectType(type) || depth <= 0) return properties;
    for (const field of Object.values(type.getFields())) {
      if (field.resolve) continue;
      const value = this.#item(field.type, depth - 1);
      const isMethod = this.chance.is(0.3);
      properties[field.name] = isMethod ? (): unknown => value : value;
    }
    return properties;
  }
}
