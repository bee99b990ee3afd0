import {
  checkNumber,
  checkText,
  createOnce,
  done,
  isOwnEmployer,
  isUuid,
  type Outcome,
  referenceUnknown,
  refusal,
  refused,
  regionOfMunicipality,
  requireRole,
  today,
  type UserError,
  writeAudit,
} from '@banenbrug/service-common';
import type { EntityManager } from 'typeorm';
import type { EmployersContext } from '../context';
import { Site, type WorkplaceOffer, workplaceOffers } from '../entities';
import { lockOpenEmployer } from '../repositories/employer.repository';
import { checkFirstContact, type FirstContactInput, insertFirstContact } from './first-contact.service';

/** A site to register. */
export interface RegisterSiteInput extends FirstContactInput {
  readonly idempotencyKey?: string | null;
  readonly employerId: string;
  readonly name: string;
  readonly municipalityCode: string;
  readonly offers?: readonly WorkplaceOffer[] | null;
  readonly intendedPlacements?: number | null;
  readonly opensOn?: string | null;
}

/** Registers a site of an employer that is not closed. Its region follows from its municipality. */
export async function registerSite(
  context: EmployersContext,
  input: RegisterSiteInput,
): Promise<Outcome<Site>> {
  requireRole(context.caller, 'EMPLOYER', 'ADMIN');
  const region = regionOfMunicipality(input.municipalityCode);
  const errors = check(input);
  if (!mayRegister(context, input.employerId)) errors.unshift(referenceUnknown('input', 'employerId'));
  if (!region) return refused(referenceUnknown('input', 'municipalityCode'), ...errors);
  const invalid = refusal<Site>(errors);
  if (invalid) return invalid;
  return context.database.transaction((manager) =>
    createOnce(
      manager,
      context,
      { mutation: 'registerSite', input },
      (id) => insert(manager, context, input, { id, regionCode: region.code }),
      async (id) => done(await manager.findOneByOrFail(Site, { id })),
    ),
  );
}

/** An employer registers its own sites; another's employer is to it as if it did not exist. */
function mayRegister({ caller }: EmployersContext, employerId: string): boolean {
  return isUuid(employerId) && (caller.role === 'ADMIN' || isOwnEmployer(caller, employerId));
}

function check(input: RegisterSiteInput): UserError[] {
  return [
    ...checkText(input.name, ['input', 'name'], { maximum: 120, required: true }),
    ...checkNumber(input.intendedPlacements, ['input', 'intendedPlacements'], {
      minimum: 0,
      maximum: 10_000,
    }),
    ...checkFirstContact(input),
  ];
}

async function insert(
  manager: EntityManager,
  context: EmployersContext,
  input: RegisterSiteInput,
  { id, regionCode }: { id: string; regionCode: string },
): Promise<Outcome<Site>> {
  const employer = await lockOpenEmployer(manager, input.employerId, today(context.clock));
  if (!employer) return refused(referenceUnknown('input', 'employerId'));
  const site: Site = {
    id,
    employerId: employer.id,
    name: input.name.trim(),
    municipalityCode: input.municipalityCode,
    regionCode,
    offers: workplaceOffers.filter((offer) => input.offers?.includes(offer)),
    intendedPlacements: input.intendedPlacements ?? null,
    opensOn: input.opensOn ?? null,
    closedOn: null,
  };
  await manager.insert(Site, site);
  await insertFirstContact(manager, context, { employerId: employer.id, siteId: id }, input);
  await writeAudit(manager, context, {
    action: 'registerSite',
    objectIds: [employer.id, id],
    purpose: 'register a site of an employer',
  });
  return done(site);
}
