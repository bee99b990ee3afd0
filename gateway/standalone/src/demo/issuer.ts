import { existsSync } from 'node:fs';
import { mkdir, readFile, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import {
  type CallerClaims,
  callerClaim,
  demoIssuerName,
  demoKeyId,
  type TokenSettings,
} from '@banenbrug/service-common';
import { exportJWK, generateKeyPair, importJWK, type JWK, SignJWT } from 'jose';

/** Issues tokens for the demo personas of one hub, with a key that never leaves its data folder. */
export interface DemoIssuer {
  /** How this hub recognises the issuer's tokens. */
  readonly settings: TokenSettings;
  /** A token for twelve hours. */
  issue(subject: string, claims: CallerClaims): Promise<string>;
}

const audience = 'banenbrug';
const algorithm = 'ES256';

/**
 * Opens the demo issuer of a data folder, making its key the first time. Its name and the name of its key give it
 * away: every process that is no demonstration refuses both.
 */
export async function openDemoIssuer(dataDirectory: string): Promise<DemoIssuer> {
  const privateJwk = await readOrMakeKey(join(dataDirectory, 'demo-issuer.jwk.json'));
  const { d: _, ...publicJwk } = privateJwk;
  const key = await importJWK(privateJwk, algorithm);
  return {
    settings: { issuer: demoIssuerName, audience, jwks: { keys: [{ ...publicJwk, kid: demoKeyId }] } },
    issue: (subject, claims) =>
      new SignJWT({ [callerClaim]: claims })
        .setProtectedHeader({ alg: algorithm, kid: demoKeyId })
        .setIssuer(demoIssuerName)
        .setAudience(audience)
        .setSubject(subject)
        .setIssuedAt()
        .setExpirationTime('12h')
        .sign(key),
  };
}

async function readOrMakeKey(file: string): Promise<JWK> {
  if (!existsSync(file)) {
    const { privateKey } = await generateKeyPair(algorithm, { extractable: true });
    await mkdir(dirname(file), { recursive: true });
    // wx: when two programs make the key at once, both go on with the one that was first.
    await writeFile(file, JSON.stringify(await exportJWK(privateKey)), { mode: 0o600, flag: 'wx' }).catch(
      (error: NodeJS.ErrnoException) => {
        if (error.code !== 'EEXIST') throw error;
      },
    );
  }
  return JSON.parse(await readFile(file, 'utf8'));
}
