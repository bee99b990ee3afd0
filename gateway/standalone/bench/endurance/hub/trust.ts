import { randomBytes } from 'node:crypto';
import { callerClaim } from '@banenbrug/service-common';
import { openDemoIssuer, personas } from '@banenbrug/standalone';

/** Who asks, and how every process knows. */
export interface Trust {
  /** What each process is told about tokens and signatures. */
  readonly variables: Readonly<Record<string, string>>;
  /** Tokens of as many subjects of the national desk, which may read and write all that is asked. */
  readonly tokens: readonly string[];
}

/** Makes callers. Their tokens are signed by the demo issuer with a key in the folder. */
export async function makeTrust(folder: string, callers: number): Promise<Trust> {
  const issuer = await openDemoIssuer(folder);
  const liaison = personas.find(({ name }) => name === 'liaison');
  if (!liaison)
    throw new Error(`The demo data have nobody of the national desk, whose ${callerClaim} is needed.`);
  const { issuer: name, audience, jwks } = issuer.settings;
  const subjects = Array.from({ length: callers }, (_, index) => `endurance-${index + 1}`);
  return {
    variables: {
      OIDC_ISSUER: name,
      OIDC_AUDIENCE: audience,
      OIDC_JWKS: JSON.stringify(jwks),
      GATEWAY_KEYS: `endurance:${randomBytes(32).toString('base64url')}`,
      DEMO: 'true',
    },
    tokens: await Promise.all(subjects.map((subject) => issuer.issue(subject, liaison.claims))),
  };
}
