import { createListLoader } from '@banenbrug/service-common';
import { type EntityManager, In, MoreThanOrEqual } from 'typeorm';
import { ContactAbsence } from '../entities';

/** When each contact is away from a day on, the first first. */
export function createAbsencesByContactIdLoader(manager: EntityManager, day: string) {
  return createListLoader<ContactAbsence>(
    'absencesByContactId',
    (ids) =>
      manager.find(ContactAbsence, {
        where: { contactId: In(ids), awayUntil: MoreThanOrEqual(day) },
        order: { awayFrom: 'ASC' },
      }),
    ({ contactId }) => contactId,
  );
}
