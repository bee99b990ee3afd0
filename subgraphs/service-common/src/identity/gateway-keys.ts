import { isWellKnownSecret } from '../environment/well-known-secrets';

/** A secret that gateway and subgraphs share, and the name it goes by in a signature. */
export interface GatewayKey {
  readonly id: string;
  readonly secret: Buffer;
}

/** All keys in force: the first signs, every one verifies, so that a key can be exchanged without a gap. */
export type GatewayKeys = readonly [GatewayKey, ...GatewayKey[]];

const keyForm = /^([A-Za-z0-9-]{1,32}):([A-Za-z0-9_-]+)$/;
const minSecretBytes = 32;
/** A random secret of 32 bytes has about 30 different ones. */
const minDifferentBytes = 16;

/** Reads `id:secret,id:secret`, the secrets in base64url; or says in a sentence without any value what is wrong. */
export function readGatewayKeys(text: string): GatewayKeys | { readonly problem: string } {
  const keys: GatewayKey[] = [];
  for (const entry of text.split(',')) {
    const [, id, secret] = keyForm.exec(entry.trim()) ?? [];
    if (id === undefined || secret === undefined) return { problem: wrongForm };
    const key = { id, secret: Buffer.from(secret, 'base64url') };
    if (keys.some((other) => other.id === id)) return { problem: sameId };
    if (key.secret.length < minSecretBytes) return { problem: tooShort };
    if (isGuessable(key.secret)) return { problem: guessable };
    keys.push(key);
  }
  const [first, ...others] = keys;
  return first ? [first, ...others] : { problem: wrongForm };
}

/** How to make a key, for whoever must. */
export const howToMakeAKey = `node -p "'k1:' + crypto.randomBytes(32).toString('base64url')" prints one`;

const wrongForm = `must be keys as id:secret, separated by commas, the secrets in base64url; ${howToMakeAKey}`;
const sameId = 'two keys have the same id; give each its own';
const tooShort = `a secret is shorter than ${minSecretBytes} bytes; ${howToMakeAKey}`;
const guessable = `a secret is not random; ${howToMakeAKey}`;

function isGuessable(secret: Buffer): boolean {
  return new Set(secret).size < minDifferentBytes || isWellKnownSecret(secret.toString('utf8'));
}
