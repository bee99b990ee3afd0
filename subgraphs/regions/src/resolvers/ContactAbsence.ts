import type { RegionsContext } from '../context';
import type { ContactAbsence as ContactAbsenceRow } from '../entities';

export const ContactAbsence = {
  from: ({ awayFrom }: ContactAbsenceRow) => awayFrom,
  until: ({ awayUntil }: ContactAbsenceRow) => awayUntil,
  contact: ({ contactId }: ContactAbsenceRow, _: unknown, { loaders }: RegionsContext) =>
    loaders.contactById.load(contactId),
};
