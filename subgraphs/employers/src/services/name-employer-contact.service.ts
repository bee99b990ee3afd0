import {
  addDays,
  type ContactPersonInput,
  createOnce,
  done,
  invalidValue,
  isUuid,
  type Outcome,
  referenceUnknown,
  refusal,
  refused,
  requireRole,
  stateConflict,
  today,
  writeAudit,
} from '@banenbrug/service-common';
import type { EntityManager } from 'typeorm';
import type { EmployersContext } from '../context';
import { EmployerContact } from '../entities';
import {
  endContactsBefore,
  holdOpenEmployer,
  isOpenSiteOf,
  nextStart,
} from '../repositories/employer-contact.repository';
import { contactKeepers, mayKeepContactsOf } from './contact-keeper.service';
import { checkFirstContact, insertContact } from './first-contact.service';

/** The contact person of an employer or of one of its sites, and from when. */
export interface NameEmployerContactInput {
  readonly idempotencyKey?: string | null;
  readonly employerId: string;
  /** Absent: of the employer as a whole. */
  readonly siteId?: string | null;
  readonly validFrom: string;
  readonly contact: ContactPersonInput;
  readonly deputy?: ContactPersonInput | null;
}

/**
 * Names the contact of an employer or a site from a date (domain rule 7), as a desk names its own: the one in charge then
 * ends the day before, and a contact already named for later keeps its day.
 */
export async function nameEmployerContact(
  context: EmployersContext,
  input: NameEmployerContactInput,
): Promise<Outcome<EmployerContact>> {
  requireRole(context.caller, ...contactKeepers);
  const early =
    input.validFrom < today(context.clock) ? [invalidValue(['input', 'validFrom'], 'IN_THE_PAST')] : [];
  const invalid = refusal<EmployerContact>([...early, ...checkFirstContact(input)]);
  if (invalid) return invalid;
  if (!isUuid(input.employerId) || !mayKeepContactsOf(context.caller, input.employerId)) {
    return refused(referenceUnknown('input', 'employerId'));
  }
  if (input.siteId != null && !isUuid(input.siteId)) return refused(referenceUnknown('input', 'siteId'));
  return context.database.transaction((manager) =>
    createOnce(
      manager,
      context,
      { mutation: 'nameEmployerContact', input },
      (id) => handOver(manager, context, input, id),
      async (id) => done(await manager.findOneByOrFail(EmployerContact, { id })),
    ),
  );
}

async function handOver(
  manager: EntityManager,
  context: EmployersContext,
  input: NameEmployerContactInput,
  id: string,
): Promise<Outcome<EmployerContact>> {
  const day = today(context.clock);
  const place = {
    employerId: input.employerId.toLowerCase(),
    siteId: input.siteId?.toLowerCase() ?? null,
  };
  if (!(await holdOpenEmployer(manager, place.employerId, day))) {
    return refused(referenceUnknown('input', 'employerId'));
  }
  if (place.siteId !== null && !(await isOpenSiteOf(manager, place.siteId, place.employerId, day))) {
    return refused(referenceUnknown('input', 'siteId'));
  }
  const { validFrom } = input;
  const next = await nextStart(manager, place, validFrom);
  if (next === validFrom) return refused(stateConflict(['input', 'validFrom'], 'NAMED_FROM_THAT_DAY'));
  await endContactsBefore(manager, place, validFrom);
  const validUntil = next === null ? null : addDays(next, -1);
  const contact = await insertContact(manager, context, { ...place, validFrom, validUntil }, input, id);
  await writeAudit(manager, context, {
    action: 'nameEmployerContact',
    objectIds: [place.employerId, id],
    purpose: 'name the contact of an employer',
  });
  return done(contact);
}
