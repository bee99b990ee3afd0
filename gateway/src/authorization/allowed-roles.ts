import { type Role, roles } from '@banenbrug/service-common';
import { type DirectiveNode, Kind, type ValueNode } from 'graphql';

/** The roles that may have something. */
export type AllowedRoles = ReadonlySet<Role>;

/**
 * Policies that a row decides, each with the role that it takes. The gateway checks the role; whether the row is the
 * caller's own is its subgraph's to know.
 */
const rowPolicies: Readonly<Record<string, Role>> = {
  'own-desk': 'DESK',
  'own-region': 'DESK',
  'own-employer': 'EMPLOYER',
  'own-session': 'ORGANISER',
};

const signedIn: AllowedRoles = new Set(roles.filter((role) => role !== 'PUBLIC'));

/**
 * The roles that the directives @authenticated, @requiresScopes and @policy let through, all of them together; null
 * when there is none of the three. Scopes are names of roles; a policy is a role's name, or one that a row decides.
 * @throws Error for a name that the hub does not know: it would lock everybody out, or nobody
 */
export function allowedRoles(directives: readonly DirectiveNode[]): AllowedRoles | null {
  return directives.map(rolesOf).reduce(bothOf, null);
}

/** What two rules allow together; null stands for no rule. */
export function bothOf(a: AllowedRoles | null, b: AllowedRoles | null): AllowedRoles | null {
  if (a === null) return b;
  return b === null ? a : new Set([...a].filter((role) => b.has(role)));
}

function rolesOf(directive: DirectiveNode): AllowedRoles | null {
  switch (directive.name.value) {
    case 'authenticated':
      return signedIn;
    case 'requiresScopes':
      return rolesThatMeet(termsOf(directive, 'scopes'), roleOfScope);
    case 'policy':
      return rolesThatMeet(termsOf(directive, 'policies'), (term) => rowPolicies[term] ?? roleOfScope(term));
    default:
      return null;
  }
}

/** Of the alternatives one must hold, of the terms in it all. A caller has one role. */
function rolesThatMeet(
  alternatives: readonly (readonly string[])[],
  roleOf: (term: string) => Role,
): AllowedRoles {
  const needed = alternatives.map((terms) => terms.map(roleOf));
  return new Set(roles.filter((role) => needed.some((all) => all.every((each) => each === role))));
}

function roleOfScope(term: string): Role {
  const found = roles.find((role) => role === term && signedIn.has(role));
  if (found === undefined) {
    const known = [...signedIn, ...Object.keys(rowPolicies)].join(', ');
    throw new Error(
      `A rule of the supergraph names "${term}", which is no role and no policy. Known are: ${known}.`,
    );
  }
  return found;
}

function termsOf({ name, arguments: given = [] }: DirectiveNode, argument: string): string[][] {
  const value = given.find((each) => each.name.value === argument)?.value;
  return itemsOf(value).map((terms) => {
    const read = itemsOf(terms).flatMap((term) => (term.kind === Kind.STRING ? [term.value] : []));
    if (read.length === 0)
      throw new Error(`@${name.value} of the supergraph has an alternative without terms.`);
    return read;
  });
}

/** As everywhere in GraphQL, one value stands for a list of one. */
function itemsOf(value: ValueNode | undefined): readonly ValueNode[] {
  if (value === undefined) return [];
  return value.kind === Kind.LIST ? value.values : [value];
}
