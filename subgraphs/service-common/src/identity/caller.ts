/** The five roles of the hub, and PUBLIC for a request without a token. */
export const roles = ['PUBLIC', 'EMPLOYER', 'DESK', 'ORGANISER', 'LIAISON', 'ADMIN'] as const;

export type Role = (typeof roles)[number];

/**
 * Who asks. Made once per request at the gateway and frozen; it travels with every operation, over HTTP as a
 * header under the gateway's signature beside the forwarded token, in-process as this object.
 */
export interface Caller {
  readonly role: Role;
  /** The one employer an EMPLOYER speaks for; null for every other role. */
  readonly employerId: string | null;
  /** The one desk a DESK speaks for; null for every other role. */
  readonly deskId: string | null;
  /** Codes of the regions the desk serves, AM01…AM38; empty for every other role. */
  readonly regions: readonly string[];
  /** The token's subject: what idempotency keys and audit lines are bound to. Null for PUBLIC. */
  readonly subject: string | null;
}

/** A caller that nobody can change: the object and its regions are frozen. */
export function frozenCaller({ role, employerId, deskId, regions, subject }: Caller): Caller {
  return Object.freeze({ role, employerId, deskId, regions: Object.freeze([...regions]), subject });
}

/** The caller of a request without a token. */
export const publicCaller: Caller = frozenCaller({
  role: 'PUBLIC',
  employerId: null,
  deskId: null,
  regions: [],
  subject: null,
});

/** Whether two callers are the same subject in the same role with the same scope. */
export function isSameCaller(one: Caller, other: Caller): boolean {
  return (
    one.role === other.role &&
    one.subject === other.subject &&
    one.employerId === other.employerId &&
    one.deskId === other.deskId &&
    one.regions.length === other.regions.length &&
    one.regions.every((region, index) => region === other.regions[index])
  );
}
