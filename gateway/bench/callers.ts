import { randomUUID } from 'node:crypto';
import { callerClaim, type TokenSettings } from '@banenbrug/service-common';
import { exportJWK, generateKeyPair, SignJWT } from 'jose';

/** Who asks during a run: tokens of as many subjects, signed by an issuer of the bench's own. */
export interface Callers {
  readonly settings: TokenSettings & { readonly jwks: { keys: object[] } };
  readonly tokens: readonly string[];
}

const algorithm = 'ES256';
const issuer = 'urn:banenbrug:bench';
const audience = 'banenbrug';

/** Makes callers of the national liaison desk, the role that may see everything the operations ask for. */
export async function makeCallers(count: number): Promise<Callers> {
  const { privateKey, publicKey } = await generateKeyPair(algorithm, { extractable: true });
  const kid = randomUUID();
  const tokens = Array.from({ length: count }, (_, index) =>
    new SignJWT({ [callerClaim]: { role: 'LIAISON' } })
      .setProtectedHeader({ alg: algorithm, kid })
      .setIssuer(issuer)
      .setAudience(audience)
      .setSubject(`bench-${index + 1}`)
      .setIssuedAt()
      .setExpirationTime('12h')
      .sign(privateKey),
  );
  const key = { ...(await exportJWK(publicKey)), kid, alg: algorithm };
  return { settings: { issuer, audience, jwks: { keys: [key] } }, tokens: await Promise.all(tokens) };
}
