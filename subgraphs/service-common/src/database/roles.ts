import { createHmac } from 'node:crypto';

/** The login role of a subgraph, and how to connect as it. */
export interface SubgraphRole {
  readonly name: string;
  readonly password: string;
  readonly url: string;
}

/** Where a subgraph's role comes from. */
export interface RoleSource {
  readonly ownerUrl: string;
  /** The URL of the role itself, when somebody else made it. */
  readonly ownUrl?: string | undefined;
  /** Set before the subgraph's name; `banenbrug_` when absent. */
  readonly rolePrefix?: string | undefined;
  /** What passwords are derived from; the owner's password when absent. */
  readonly secret?: string | undefined;
}

/** There is nothing secret to derive the roles' passwords from: whoever knows this code could log in. */
export class NoRoleSecretError extends Error {
  constructor() {
    super(
      'DATABASE_URL has no password, so the passwords of the subgraphs’ own roles cannot be derived from it. ' +
        'Put the password in it, or name each role’s own address in REGIONS_DATABASE_URL and the others.',
    );
    this.name = 'NoRoleSecretError';
  }
}

/**
 * The role a subgraph connects as. A URL of its own names role and password; without one both are derived from
 * the owner's URL: the password as an HMAC of the role's name under the owner's password, so that one secret
 * is enough on one machine and no two roles share one.
 * @throws NoRoleSecretError when there is nothing to derive a password from
 */
export function subgraphRole(subgraph: string, source: RoleSource): SubgraphRole {
  if (source.ownUrl !== undefined) {
    const own = new URL(source.ownUrl);
    return {
      name: decodeURIComponent(own.username),
      password: decodeURIComponent(own.password),
      url: source.ownUrl,
    };
  }
  const owner = new URL(source.ownerUrl);
  const name = `${source.rolePrefix ?? 'banenbrug_'}${subgraph}`;
  const secret = source.secret ?? decodeURIComponent(owner.password);
  if (secret === '') throw new NoRoleSecretError();
  const password = createHmac('sha256', secret).update(`banenbrug role ${name}`).digest('base64url');
  owner.username = name;
  owner.password = password;
  return { name, password, url: owner.href };
}
