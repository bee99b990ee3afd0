import { randomUUID } from 'node:crypto';

/** Where ids come from: random UUIDv4, made by the server; injected so that demo data can be repeated. */
export type CreateId = () => string;

export const randomId: CreateId = randomUUID;

const uuid = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/i;

/** Whether a string can be an id at all. One malformed id in SQL would fail a whole batch, so loaders ask first. */
export function isUuid(value: unknown): value is string {
  return typeof value === 'string' && uuid.test(value);
}
