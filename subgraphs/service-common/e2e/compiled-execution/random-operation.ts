import {
  type GraphQLArgument,
  type GraphQLField,
  type GraphQLInputType,
  type GraphQLNamedType,
  type GraphQLSchema,
  getNamedType,
  isAbstractType,
  isEnumType,
  isInputObjectType,
  isLeafType,
  isListType,
  isNonNullType,
  isObjectType,
  isUnionType,
} from 'graphql';
import type { Chance } from './chance';

/** An operation as somebody might send it. It may be invalid. */
export interface RandomOperation {
  readonly text: string;
  readonly variables: Readonly<Record<string, unknown>>;
}

/** Writes random operations on a schema. */
export function randomOperation(schema: GraphQLSchema, chance: Chance): RandomOperation {
  return new OperationWriter(schema, chance).write();
}

class OperationWriter {
  readonly #variables = new Map<string, { readonly type: string; readonly value: unknown }>();
  readonly #fragments: string[] = [];
  #aliases = 0;

  constructor(
    private readonly schema: GraphQLSchema,
    private readonly chance: Chance,
  ) {}

  write(): RandomOperation {
    const isMutation = this.chance.is(0.15);
    const root = this.schema.getType(isMutation ? 'Mutation' : 'Query')!;
    const selection = this.#selection(root, 3);
    const definitions = [...this.#variables].map(([name, { type }]) => `$${name}: ${type}`).join(', ');
    const head = `${isMutation ? 'mutation' : 'query'} Q${definitions ? ` (${definitions})` : ''}`;
    const sent = [...this.#variables].filter(([, { value }]) => value !== undefined);
    const variables = Object.fromEntries(sent.map(([name, { value }]) => [name, value]));
    return { text: [`${head} ${selection}`, ...this.#fragments].join('\n'), variables };
  }

  #selection(type: GraphQLNamedType, depth: number): string {
    const count = 1 + this.chance.below(4);
    const parts = Array.from({ length: count }, () => this.#part(type, depth));
    return `{ ${parts.join(' ')} }`;
  }

  #part(type: GraphQLNamedType, depth: number): string {
    if (this.chance.is(0.1))
      return `${this.chance.oneOf(['', 't: ', '__proto__: '])}__typename${this.#condition()}`;
    if (this.chance.is(isUnionType(type) ? 1 : 0.25) && depth > 0) return this.#fragment(type, depth);
    const fields = isUnionType(type) || !('getFields' in type) ? [] : Object.values(type.getFields());
    const field = this.chance.oneOf(fields) as GraphQLField<unknown, unknown> | undefined;
    return field ? this.#field(field, depth) : '__typename';
  }

  #field({ name, args, type }: GraphQLField<unknown, unknown>, depth: number): string {
    const below = getNamedType(type);
    if (!isLeafType(below) && depth <= 0) return '__typename';
    const alias = this.#alias(args.length > 0);
    const given = args.flatMap((arg) => this.#argument(arg)).join(', ');
    const selection = isLeafType(below) ? '' : ` ${this.#selection(below, depth - 1)}`;
    return `${alias}${name}${given ? `(${given})` : ''}${this.#condition()}${selection}`;
  }

  /** Two fields of one name with different arguments are invalid, so most of those with arguments get a name of their own. */
  #alias(hasArguments: boolean): string {
    if (this.chance.is(hasArguments ? 0.85 : 0.1)) return `f${(this.#aliases += 1)}: `;
    return this.chance.is(0.03) ? 'name: ' : '';
  }

  #fragment(type: GraphQLNamedType, depth: number): string {
    const possible = isAbstractType(type)
      ? this.schema.getPossibleTypes(type)
      : isObjectType(type)
        ? [type]
        : [];
    const interfaces = isObjectType(type) ? type.getInterfaces() : [];
    const on = this.chance.oneOf([...possible, ...possible, ...interfaces, type]);
    const selection = this.#selection(on, depth - 1);
    if (this.chance.is(0.5)) return `... on ${on.name}${this.#condition()} ${selection}`;
    const name = `F${this.#fragments.length}`;
    this.#fragments.push(`fragment ${name} on ${on.name} ${selection}`);
    // Twice, perhaps under other conditions: it counts once.
    const spread = (): string => `...${name}${this.#condition()}`;
    return this.chance.is(0.4) ? `${spread()} ${spread()}` : spread();
  }

  #condition(): string {
    if (!this.chance.is(0.15)) return '';
    const which = (): string => {
      if (this.chance.is(0.3)) return String(this.chance.is(0.5));
      const name = `if${this.chance.below(3)}`;
      const type = this.chance.is(0.7) ? 'Boolean!' : 'Boolean! = true';
      const value = this.chance.is(0.02) ? null : this.chance.is(0.02) ? undefined : this.chance.is(0.5);
      if (!this.#variables.has(name)) this.#variables.set(name, { type, value });
      return `$${name}`;
    };
    const directive = (name: string): string => ` @${name}(if: ${which()})`;
    return this.chance.is(0.2)
      ? directive('skip') + directive('include')
      : directive(this.chance.oneOf(['skip', 'include']));
  }

  #argument({ name, type }: GraphQLArgument): string[] {
    if (!isNonNullType(type) && this.chance.is(0.3)) return [];
    return [`${name}: ${this.#written(type)}`];
  }

  #written(type: GraphQLInputType): string {
    if (this.chance.is(0.4)) return this.#variable(type);
    if (isNonNullType(type)) return this.#literal(type.ofType);
    return this.chance.is(0.15) ? 'null' : this.#literal(type);
  }

  #variable(type: GraphQLInputType): string {
    const name = `v${this.#variables.size}`;
    const isNullableWithDefault = isNonNullType(type) && this.chance.is(0.2);
    const written = isNullableWithDefault
      ? `${String(type.ofType)} = ${this.#plain(type.ofType)}`
      : String(type);
    const value = this.chance.is(0.1)
      ? undefined
      : this.chance.is(0.05)
        ? null
        : this.chance.is(0.02)
          ? { wrong: 'value' }
          : (JSON.parse(this.#json(type)) as unknown);
    this.#variables.set(name, { type: written, value });
    return `$${name}`;
  }

  #literal(type: GraphQLInputType): string {
    if (isListType(type)) {
      if (this.chance.is(0.3)) return this.#written(type.ofType);
      const count = this.chance.below(3);
      return `[${Array.from({ length: count }, () => this.#written(type.ofType)).join(', ')}]`;
    }
    if (!isInputObjectType(type)) return this.#plain(type);
    const fields = Object.values(type.getFields()).filter(() => this.chance.is(0.4));
    return `{${fields.map((field) => `${field.name}: ${this.#written(field.type)}`).join(', ')}}`;
  }

  /** Without variables. */
  #plain(type: GraphQLInputType): string {
    if (isNonNullType(type)) return this.#plain(type.ofType);
    if (isListType(type)) return `[${this.#plain(type.ofType)}]`;
    if (isInputObjectType(type)) return '{from: 2}';
    if (isEnumType(type)) return this.chance.oneOf(type.getValues()).name;
    return { Int: '3', Float: '2.5', Boolean: 'true' }[type.name] ?? '"a \\" text"';
  }

  #json(type: GraphQLInputType): string {
    if (isNonNullType(type)) return this.#json(type.ofType);
    if (isListType(type))
      return this.chance.is(0.2) ? this.#json(type.ofType) : `[${this.#json(type.ofType)}]`;
    if (isInputObjectType(type))
      return this.chance.oneOf(['{"from": 2}', '{"to": null}', '{}', '{"from": 1, "levels": "LOW"}']);
    if (isEnumType(type))
      return this.chance.oneOf([
        '"LOW"',
        '"HIGH"',
        '"LOW"',
        '"HIGH"',
        '"LOW"',
        '"HIGH"',
        '"LOW"',
        '"HIGH"',
        '"NONE"',
      ]);
    return { Int: '4', Float: '1.5', Boolean: 'false' }[type.name] ?? '"text"';
  }
}
