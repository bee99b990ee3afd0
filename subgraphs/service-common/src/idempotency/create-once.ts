import { createHash } from 'node:crypto';
import type { EntityManager } from 'typeorm';
import type { Clock } from '../clock';
import { idempotencyKeyReused, invalidValue, type Outcome, refused, type UserError } from '../errors';
import type { Caller } from '../identity';
import type { CreateId } from '../ids';
import { isStorableText } from '../storable-text';
import { IdempotencyKey } from './idempotency-key.entity';

/** A creating mutation as idempotency sees it. */
export interface CreatingRequest {
  readonly mutation: string;
  /** The whole input, the key included. */
  readonly input: { readonly idempotencyKey?: string | null | undefined };
}

/** The parts of a request context that this needs. */
interface Creator {
  readonly caller: Caller;
  readonly clock: Clock;
  readonly createId: CreateId;
}

/**
 * Creates at most once per caller and idempotencyKey. The key is claimed first, in the same transaction: of two
 * requests at once the second waits for the first, then answers the first one's thing. A key that comes back
 * with another input is refused, and so is a key that is too long to keep; a refusal by `create` leaves the key
 * unclaimed.
 */
export async function createOnce<T>(
  manager: EntityManager,
  creator: Creator,
  request: CreatingRequest,
  create: (id: string) => Promise<Outcome<T>>,
  findExisting: (id: string) => Promise<Outcome<T>>,
): Promise<Outcome<T>> {
  const key = request.input.idempotencyKey;
  const id = creator.createId();
  const subject = creator.caller.subject;
  if (key == null || subject === null) return create(id);
  const malformed = whatIsWrongWith(key);
  if (malformed) return refused(malformed);
  // Hashed, since nothing keeps a client from using a person's number as its key.
  const keyHash = sha256(key);
  const requestHash = sha256(JSON.stringify([request.mutation, sorted(request.input)]));
  const claimed = await claim(manager, {
    subject,
    keyHash,
    requestHash,
    resultId: id,
    createdAt: creator.clock.now(),
  });
  if (claimed) {
    const outcome = await create(id);
    if (outcome.value === null) await manager.delete(IdempotencyKey, { subject, keyHash });
    return outcome;
  }
  const earlier = await manager.findOneByOrFail(IdempotencyKey, { subject, keyHash });
  if (earlier.requestHash !== requestHash) return refused(idempotencyKeyReused());
  return findExisting(earlier.resultId);
}

/** In characters; a UUID has 36. */
const longestKey = 200;

function whatIsWrongWith(key: string): UserError | null {
  const path = ['input', 'idempotencyKey'];
  if (key.length > longestKey) return invalidValue(path, 'TOO_LONG', { maximum: longestKey });
  return isStorableText(key) ? null : invalidValue(path, 'MALFORMED');
}

async function claim(manager: EntityManager, row: IdempotencyKey): Promise<boolean> {
  const insert = manager.createQueryBuilder().insert().into(IdempotencyKey).values(row);
  const result = await insert.orIgnore().returning('key_hash').execute();
  return Array.isArray(result.raw) && result.raw.length > 0;
}

const sha256 = (text: string): string => createHash('sha256').update(text).digest('hex');

/** The same value with object keys in one order: clients may send the same input in another. */
function sorted(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(sorted);
  if (value === null || typeof value !== 'object') return value;
  // An instant has no entries of its own: as JSON writes it, it differs from another.
  if (value instanceof Date) return value.toISOString();
  return Object.fromEntries(
    Object.entries(value)
      .filter(([, v]) => v !== undefined)
      .sort(([a], [b]) => (a < b ? -1 : 1))
      .map(([k, v]) => [k, sorted(v)]),
  );
}
