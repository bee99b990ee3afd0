import {
  alreadyExists,
  createOnce,
  done,
  insertUnlessPresent,
  isUuid,
  type Outcome,
  referenceUnknown,
  refusal,
  refused,
  requireRole,
  today,
  type UserError,
  writeAudit,
} from '@banenbrug/service-common';
import type { EntityManager } from 'typeorm';
import type { RegionsContext } from '../context';
import { AccessGrant } from '../entities';
import { openEmployers } from '../repositories/access-grant.repository';
import { lockOpenDesk } from '../repositories/desk-contact.repository';
import { checkGrant, type GrantAccessInput } from './access-grant-input.service';

/**
 * Gives a role to a claim. The same grant is made once: of two at the same time the second is told that it exists.
 * What was withdrawn can be granted again.
 */
export async function grantAccess(
  context: RegionsContext,
  input: GrantAccessInput,
): Promise<Outcome<AccessGrant>> {
  requireRole(context.caller, 'ADMIN');
  const invalid = refusal<AccessGrant>(checkGrant(input));
  if (invalid) return invalid;
  return context.database.transaction((manager) =>
    createOnce(
      manager,
      context,
      { mutation: 'grantAccess', input },
      (id) => insert(manager, context, input, id),
      async (id) => done(await manager.findOneByOrFail(AccessGrant, { id })),
    ),
  );
}

async function insert(
  manager: EntityManager,
  context: RegionsContext,
  input: GrantAccessInput,
  id: string,
): Promise<Outcome<AccessGrant>> {
  const unknown = refusal<AccessGrant>(await unknownReferences(manager, context, input));
  if (unknown) return unknown;
  const { issuer, claim, value, role } = input;
  const grant: AccessGrant = {
    id,
    issuer,
    claim,
    value,
    role,
    employerIds: [...new Set(input.employerIds?.map((employerId) => employerId.toLowerCase()))].sort(),
    deskId: input.deskId?.toLowerCase() ?? null,
    grantedAt: context.clock.now(),
    withdrawnAt: null,
  };
  if (!(await insertUnlessPresent(manager, AccessGrant, grant))) return refused(alreadyExists('input'));
  await writeAudit(manager, context, {
    action: 'grantAccess',
    objectIds: [id, ...grant.employerIds, ...(grant.deskId === null ? [] : [grant.deskId])],
    purpose: 'admit an organisation',
    deskId: grant.deskId,
  });
  return done(grant);
}

/** The employers and the desk of a grant that nobody has, or that are closed. */
async function unknownReferences(
  manager: EntityManager,
  { clock }: RegionsContext,
  { employerIds, deskId }: GrantAccessInput,
): Promise<UserError[]> {
  const ids = employerIds ?? [];
  const open = ids.length === 0 ? null : await openEmployers(manager, ids.filter(isUuid), today(clock));
  const errors = ids.flatMap((id, index) =>
    open?.has(id.toLowerCase()) ? [] : [referenceUnknown('input', 'employerIds', String(index))],
  );
  const isDeskUnknown = deskId != null && !(isUuid(deskId) && (await lockOpenDesk(manager, deskId)));
  return isDeskUnknown ? [...errors, referenceUnknown('input', 'deskId')] : errors;
}
