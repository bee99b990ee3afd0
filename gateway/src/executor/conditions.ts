import { type DirectiveNode, Kind } from 'graphql';

/** Whether a selection takes part, given the coerced variables. Null: always. False: never. */
export type Condition = ((coerced: Readonly<Record<string, unknown>>) => boolean) | null | false;

/** The condition of @skip and @include on one selection. */
export function conditionOf(directives: readonly DirectiveNode[] | undefined): Condition {
  let condition: Condition = null;
  for (const directive of directives ?? []) {
    const name = directive.name.value;
    if (name === 'skip' || name === 'include')
      condition = both(condition, single(directive, name === 'include'));
  }
  return condition;
}

function single(directive: DirectiveNode, wanted: boolean): Condition {
  const value = directive.arguments?.find((argument) => argument.name.value === 'if')?.value;
  if (value?.kind === Kind.BOOLEAN) return value.value === wanted ? null : false;
  return value?.kind === Kind.VARIABLE ? variableIs(value.name.value, wanted) : null;
}

function variableIs(name: string, wanted: boolean): Condition {
  return (coerced) => (coerced[name] === true) === wanted;
}

export function both(a: Condition, b: Condition): Condition {
  if (a === false || b === false) return false;
  if (a === null) return b;
  return b === null ? a : (coerced) => a(coerced) && b(coerced);
}

export function either(a: Condition, b: Condition): Condition {
  if (a === null || b === null) return null;
  if (a === false) return b;
  return b === false ? a : (coerced) => a(coerced) || b(coerced);
}
