import { type ConnectionArguments, connectionOf } from '@banenbrug/service-common';
import type { AgreementsContext } from '../../context';
import { pageByDay } from '../../keyset';
import { countDialogueSessions, findDialogueSessions } from '../../repositories/dialogue-session.repository';

export const dialogueSessions = async (
  _: unknown,
  paging: ConnectionArguments,
  { database: { manager } }: AgreementsContext,
) => {
  const page = pageByDay(paging);
  const rows = await findDialogueSessions(manager, page);
  return {
    ...connectionOf(rows, page, ({ heldOn, id }) => [heldOn, id]),
    countAll: () => countDialogueSessions(manager),
  };
};
