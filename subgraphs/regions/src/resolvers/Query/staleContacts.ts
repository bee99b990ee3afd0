import {
  type ConnectionArguments,
  connectionOf,
  pageOf,
  requireRole,
  today,
} from '@banenbrug/service-common';
import type { RegionsContext } from '../../context';
import { countStaleContacts, findStaleContacts } from '../../repositories/stale-contact.repository';
import { contactKeepers } from '../../services/contact-keeper.service';

export const staleContacts = async (
  _: unknown,
  paging: ConnectionArguments,
  { caller, clock, database: { manager } }: RegionsContext,
) => {
  requireRole(caller, ...contactKeepers);
  const page = pageOf(paging, ['day', 'id']);
  const question = { deskId: caller.role === 'DESK' ? caller.deskId : null, day: today(clock) };
  const rows = await findStaleContacts(manager, question, page);
  return {
    ...connectionOf(rows, page, ({ verifiedOn, id }) => [verifiedOn, id]),
    countAll: () => countStaleContacts(manager, question),
  };
};
