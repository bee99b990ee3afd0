import {
  type ConnectionArguments,
  connectionOf,
  pageOf,
  requireRole,
  today,
} from '@banenbrug/service-common';
import type { EmployersContext } from '../../context';
import { countStaleContacts, findStaleContacts } from '../../repositories/employer-contact.repository';
import { contactKeepers } from '../../services/contact-keeper.service';

export const staleEmployerContacts = async (
  _: unknown,
  paging: ConnectionArguments,
  { caller, clock, database: { manager } }: EmployersContext,
) => {
  requireRole(caller, ...contactKeepers);
  const page = pageOf(paging, ['day', 'id']);
  const question = { employerId: caller.role === 'EMPLOYER' ? caller.employerId : null, day: today(clock) };
  const rows = await findStaleContacts(manager, question, page);
  return {
    ...connectionOf(rows, page, ({ verifiedOn, id }) => [verifiedOn, id]),
    countAll: () => countStaleContacts(manager, question),
  };
};
