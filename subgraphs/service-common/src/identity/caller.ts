/** The five roles of the hub, and PUBLIC for a request without a token. */
export const roles = ['PUBLIC', 'EMPLOYER', 'DESK', 'ORGANISER', 'LIAISON', 'ADMIN'] as const;

export type Role = (typeof roles)[number];

/**
 * Who asks. Made once per request from a verified token and frozen; it travels with every operation, over
 * HTTP as the forwarded token (verified again by each subgraph), in-process as this object.
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

/** The caller of a request without a token. */
export const publicCaller: Caller = Object.freeze({
  role: 'PUBLIC',
  employerId: null,
  deskId: null,
  regions: Object.freeze([]),
  subject: null,
});
