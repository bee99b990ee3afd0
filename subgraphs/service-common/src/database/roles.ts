import { createHmac } from 'node:crypto';

/** The login role of a subgraph, and how to connect as it. */
export interface SubgraphRole {
  readonly name: string;
  readonly password: string;
  readonly url: string;
}

/**
 * The role a subgraph connects as. A URL of its own names role and password; without one both are derived from
 * the owner's URL: the password as an HMAC of the role's name under the owner's password, so that one secret
 * is enough on one machine and no two roles share one.
 */
export function subgraphRole(
  subgraph: string,
  source: { ownerUrl: string; ownUrl?: string | undefined; rolePrefix?: string | undefined },
): SubgraphRole {
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
  const password = createHmac('sha256', decodeURIComponent(owner.password) || 'no password')
    .update(`banenbrug role ${name}`)
    .digest('base64url');
  owner.username = name;
  owner.password = password;
  return { name, password, url: owner.href };
}
