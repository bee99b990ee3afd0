import {
  createOnce,
  done,
  drivingLicences,
  isOwnEmployer,
  isUuid,
  occupationKey,
  type Outcome,
  referenceUnknown,
  refusal,
  refused,
  requireRole,
  today,
  writeAudit,
} from '@banenbrug/service-common';
import type { EntityManager } from 'typeorm';
import type { EmployersContext } from '../context';
import { type Site, Vacancy } from '../entities';
import { lockOpenSite } from '../repositories/site.repository';
import { checkVacancy, type PublishVacancyInput } from './vacancy-input.service';

/** Publishes a vacancy at a site that is not closed, of an employer that is not closed. */
export async function publishVacancy(
  context: EmployersContext,
  input: PublishVacancyInput,
): Promise<Outcome<Vacancy>> {
  requireRole(context.caller, 'EMPLOYER', 'ADMIN');
  const errors = checkVacancy(input, today(context.clock));
  if (!isUuid(input.siteId)) errors.unshift(referenceUnknown('input', 'siteId'));
  const invalid = refusal<Vacancy>(errors);
  if (invalid) return invalid;
  return context.database.transaction((manager) =>
    createOnce(
      manager,
      context,
      { mutation: 'publishVacancy', input },
      (id) => insert(manager, context, input, id),
      async (id) => done(await manager.findOneByOrFail(Vacancy, { id })),
    ),
  );
}

async function insert(
  manager: EntityManager,
  context: EmployersContext,
  input: PublishVacancyInput,
  id: string,
): Promise<Outcome<Vacancy>> {
  const day = today(context.clock);
  const site = await lockOpenSite(manager, input.siteId, day);
  if (!site || !mayPublishAt(context, site)) return refused(referenceUnknown('input', 'siteId'));
  const vacancy: Vacancy = { id, ...placeOf(site), ...contentOf(input), publishedOn: day };
  await manager.insert(Vacancy, vacancy);
  await writeAudit(manager, context, {
    action: 'publishVacancy',
    objectIds: [site.employerId, site.id, id],
    purpose: 'publish a vacancy',
  });
  return done(vacancy);
}

/** An employer publishes at its own sites; another's site is to it as if it did not exist. */
function mayPublishAt({ caller }: EmployersContext, { employerId }: Site): boolean {
  return caller.role === 'ADMIN' || isOwnEmployer(caller, employerId);
}

const placeOf = ({ id, employerId, regionCode }: Site) => ({ siteId: id, employerId, regionCode });

function contentOf(
  input: PublishVacancyInput,
): Omit<Vacancy, 'id' | 'publishedOn' | keyof ReturnType<typeof placeOf>> {
  return {
    title: input.title.trim(),
    kind: input.kind ?? 'OPEN',
    description: input.description?.trim() || null,
    occupations: [...new Set(input.occupations?.map(occupationKey))],
    workingLevelAtLeast: input.workingLevelAtLeast ?? null,
    hoursMin: input.hoursPerWeek?.min ?? null,
    hoursMax: input.hoursPerWeek?.max ?? null,
    positions: input.positions ?? 1,
    languages: [...new Set(input.languages)],
    drivingLicences: drivingLicences
      .map(({ code }) => code)
      .filter((code) => input.drivingLicences?.includes(code)),
    startsOn: input.startsOn ?? null,
    endsOn: input.endsOn ?? null,
    closesOn: input.closesOn ?? null,
  };
}
