import type { Role } from '@banenbrug/service-common';

/** One id for each role, as SQL over the demo data that selects it. */
export type IdByRole = Partial<Record<Role, string>>;

/** A root field as the table of access is tried on it: add a row for each that the schema gets. */
export interface AccessOperation {
  /** Query.x, Mutation.x or Subscription.x. */
  readonly field: string;
  /** Asks the field once, under its own name; `$id`, when it has one, stands for the object in question. */
  readonly query: string;
  /** The other variables, such as a mutation's `$input`, when the object in question has this id. */
  readonly variables?: (id: string) => Readonly<Record<string, unknown>>;
  /** Objects that the role is told of, or may change. */
  readonly own?: IdByRole;
  /** Objects that are there and not the role's: to it they must not exist. */
  readonly foreign?: IdByRole;
}

/** What is asked of a page. */
export const page = '{ nodes { id } totalCount }';
/** What is asked of refusals. */
export const refusals = 'errors { __typename ... on UserError { code path message } }';

/** The same object for several roles. */
export const forRoles = (roles: readonly Role[], sql: string): IdByRole =>
  Object.fromEntries(roles.map((role) => [role, sql]));

/** A read of one object by its id. */
export function byId(name: string, rows: Pick<AccessOperation, 'own' | 'foreign'> = {}): AccessOperation {
  return { field: `Query.${name}`, query: `query ($id: ID!) { ${name}(id: $id) { id } }`, ...rows };
}

/** A read that names no object. */
export function plain(name: string, selection: string): AccessOperation {
  return { field: `Query.${name}`, query: `{ ${name}${selection} }` };
}

/** A mutation whose input names one object. */
export function mutation(
  name: string,
  input: (id: string) => Record<string, unknown>,
  rows: Pick<AccessOperation, 'own' | 'foreign'> = {},
): AccessOperation {
  const type = `${name.charAt(0).toUpperCase()}${name.slice(1)}Input`;
  return {
    field: `Mutation.${name}`,
    query: `mutation ($input: ${type}!) { ${name}(input: $input) { ${refusals} } }`,
    variables: (id) => ({ input: input(id) }),
    ...rows,
  };
}
