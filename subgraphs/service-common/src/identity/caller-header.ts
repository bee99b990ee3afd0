import { LRUCache } from 'lru-cache';
import { z } from 'zod';
import { isUuid } from '../ids';
import { type Caller, frozenCaller } from './caller';

/** Where the gateway tells a subgraph who asks. Worth nothing without the gateway's signature over it. */
export const callerHeader = 'banenbrug-caller';

const uuid = z.string().refine(isUuid);
const caller = z.strictObject({
  role: z.enum(['PUBLIC', 'EMPLOYER', 'DESK', 'ORGANISER', 'LIAISON', 'ADMIN']),
  employerId: uuid.nullable(),
  deskId: uuid.nullable(),
  regions: z.array(z.string().regex(/^AM\d{2}$/)),
  subject: z.string().min(1).nullable(),
});

const written = new WeakMap<Caller, string>();

/** The caller as a header: its JSON in base64url. Written once for all fetches of a request. */
export function writeCallerHeader(of: Caller): string {
  const known = written.get(of);
  if (known !== undefined) return known;
  const { role, employerId, deskId, regions, subject } = of;
  const json = JSON.stringify({ role, employerId, deskId, regions, subject });
  const header = Buffer.from(json).toString('base64url');
  written.set(of, header);
  return header;
}

const read = new LRUCache<string, Caller>({ max: 5000 });
const longestKept = 2000;

/** The caller that a header names, frozen; null when it names none. The same header is read once. */
export function readCallerHeader(header: string): Caller | null {
  const known = read.get(header);
  if (known) return known;
  try {
    const named = frozenCaller(caller.parse(JSON.parse(Buffer.from(header, 'base64url').toString('utf8'))));
    if (header.length <= longestKept) read.set(header, named);
    return named;
  } catch {
    return null;
  }
}
