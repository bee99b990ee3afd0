import { createHash } from 'node:crypto';
import { z } from 'zod';

/** One document that clients may name by its id. */
export interface TrustedDocument {
  /** SHA-256 of the body, in hexadecimal. */
  readonly id: string;
  /** The operation's name, for messages. */
  readonly name: string;
  readonly body: string;
}

const operation = z.object({
  id: z.string().regex(/^[0-9a-f]{64}$/i, 'must be a SHA-256 in hexadecimal'),
  name: z.string(),
  type: z.enum(['query', 'mutation', 'subscription']),
  body: z.string().min(1, 'must not be empty'),
});

const manifest = z.object({
  format: z.literal('apollo-persisted-query-manifest'),
  version: z.literal(1),
  operations: z.array(operation),
});

/**
 * Reads a manifest in Apollo's format for persisted queries.
 * @throws Error whose message says which entry is wrong
 */
export function readManifest(text: string): readonly TrustedDocument[] {
  const read = manifest.safeParse(jsonOf(text));
  if (!read.success) {
    const [issue] = read.error.issues;
    throw new Error(
      `The manifest of trusted documents is wrong at ${placeOf(issue?.path ?? [])}: ${issue?.message}.`,
    );
  }
  const known = new Set<string>();
  return read.data.operations.map(({ id, name, body }, index) => {
    const expected = createHash('sha256').update(body).digest('hex');
    if (id.toLowerCase() !== expected) {
      throw new Error(
        `The manifest of trusted documents is wrong at ${placeOf(['operations', index])}: the id of "${name}" is not the SHA-256 of its body.`,
      );
    }
    if (known.has(expected)) {
      throw new Error(
        `The manifest of trusted documents is wrong at ${placeOf(['operations', index])}: "${name}" stands there twice.`,
      );
    }
    known.add(expected);
    return { id: expected, name, body };
  });
}

function jsonOf(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    throw new Error('The manifest of trusted documents is not JSON.');
  }
}

/** Such as operations[3].id */
function placeOf(path: readonly PropertyKey[]): string {
  const place = path.map((key) => (typeof key === 'number' ? `[${key}]` : `.${String(key)}`)).join('');
  return place === '' ? 'its top' : place.replace(/^\./, '');
}
