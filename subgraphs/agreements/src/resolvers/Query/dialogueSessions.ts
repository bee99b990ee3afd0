import { type ConnectionArguments, connectionOf, pageOf } from '@banenbrug/service-common';
import type { AgreementsContext } from '../../context';
import { countDialogueSessions, findDialogueSessions } from '../../repositories/dialogue-session.repository';

export const dialogueSessions = async (
  _: unknown,
  paging: ConnectionArguments,
  { database: { manager } }: AgreementsContext,
) => {
  const page = pageOf(paging, ['day', 'id']);
  const rows = await findDialogueSessions(manager, page);
  return {
    ...connectionOf(rows, page, ({ heldOn, id }) => [heldOn, id]),
    countAll: () => countDialogueSessions(manager),
  };
};
