import {
  alreadyExists,
  checkText,
  createOnce,
  done,
  insertUnlessPresent,
  invalidValue,
  type Outcome,
  referenceUnknown,
  refusal,
  refused,
  requireRole,
  sbiSectionByCode,
  today,
  type UserError,
  writeAudit,
} from '@banenbrug/service-common';
import type { EntityManager } from 'typeorm';
import type { EmployersContext } from '../context';
import { Employer, type EmployerSector } from '../entities';
import { checkFirstContact, type FirstContactInput, insertFirstContact } from './first-contact.service';

/** An employer to register. */
export interface RegisterEmployerInput extends FirstContactInput {
  readonly idempotencyKey?: string | null;
  readonly name: string;
  readonly kvkNumber: string;
  readonly sector?: EmployerSector | null;
  readonly industryCode?: string | null;
}

/** Registers an employer once per KvK number: of two registrations at once the second is told that it exists. */
export async function registerEmployer(
  context: EmployersContext,
  input: RegisterEmployerInput,
): Promise<Outcome<Employer>> {
  requireRole(context.caller, 'LIAISON', 'ADMIN');
  const invalid = refusal<Employer>(check(input));
  if (invalid) return invalid;
  return context.database.transaction((manager) =>
    createOnce(
      manager,
      context,
      { mutation: 'registerEmployer', input },
      (id) => insert(manager, context, input, id),
      async (id) => done(await manager.findOneByOrFail(Employer, { id })),
    ),
  );
}

function check(input: RegisterEmployerInput): UserError[] {
  const errors = checkText(input.name, ['input', 'name'], { maximum: 500, required: true });
  if (!/^\d{8}$/.test(input.kvkNumber)) errors.push(invalidValue(['input', 'kvkNumber'], 'MALFORMED'));
  if (input.industryCode != null && !sbiSectionByCode(input.industryCode)) {
    errors.push(referenceUnknown('input', 'industryCode'));
  }
  return [...errors, ...checkFirstContact(input)];
}

async function insert(
  manager: EntityManager,
  context: EmployersContext,
  input: RegisterEmployerInput,
  id: string,
): Promise<Outcome<Employer>> {
  const employer: Employer = {
    id,
    name: input.name.trim(),
    kvkNumber: input.kvkNumber,
    sector: input.sector ?? null,
    industryCode: input.industryCode ?? null,
    registeredOn: today(context.clock),
    closedOn: null,
  };
  if (!(await insertUnlessPresent(manager, Employer, employer)))
    return refused(alreadyExists('input', 'kvkNumber'));
  await insertFirstContact(manager, context, { employerId: id, siteId: null }, input);
  await writeAudit(manager, context, {
    action: 'registerEmployer',
    objectIds: [id],
    purpose: 'register an employer',
  });
  return done(employer);
}
