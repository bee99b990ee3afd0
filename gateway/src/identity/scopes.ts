import { type Caller, frozenCaller } from '@banenbrug/service-common';
import type { SubjectAccess } from './subject-access';

/** One thing a subject may act as: a role, and for EMPLOYER and DESK of what. */
export type Scope = Omit<Caller, 'subject'>;

/** A scope as the client may know it, to choose from. */
export interface ScopeChoice {
  readonly role: Scope['role'];
  readonly employerId?: string;
  readonly deskId?: string;
}

/** All that was granted, each scope once: an employer granted through two groups is one scope. */
export function scopesOf({ grants }: SubjectAccess): Scope[] {
  const scopes = new Map<string, Scope>();
  for (const { role, employerIds, deskId, regions } of grants) {
    if (role === 'EMPLOYER') for (const employerId of employerIds) add({ ...bare(role), employerId });
    else if (role !== 'DESK') add(bare(role));
    else if (deskId !== null) add({ ...bare(role), deskId, regions });
  }
  return [...scopes.values()];

  function add(scope: Scope): void {
    const key = nameOf(scope);
    const regions = new Set([...(scopes.get(key)?.regions ?? []), ...scope.regions]);
    scopes.set(key, { ...scope, regions: [...regions].sort() });
  }
}

/** The scopes that a client means: those with this id, or else in this role; either case. */
export function scopesNamed(scopes: readonly Scope[], name: string): Scope[] {
  const wanted = name.trim().toLowerCase();
  return scopes.filter((scope) => nameOf(scope) === wanted || scope.role.toLowerCase() === wanted);
}

/** What the client is told of a scope. */
export function choiceOf({ role, employerId, deskId }: Scope): ScopeChoice {
  return {
    role,
    ...(employerId === null ? {} : { employerId }),
    ...(deskId === null ? {} : { deskId }),
  };
}

/** The subject in this scope. */
export function callerIn(scope: Scope, subject: string): Caller {
  return frozenCaller({ ...scope, subject });
}

const bare = (role: Scope['role']): Scope => ({ role, employerId: null, deskId: null, regions: [] });

const nameOf = ({ role, employerId, deskId }: Scope): string => (employerId ?? deskId ?? role).toLowerCase();
