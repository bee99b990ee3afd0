import type { AgreementsContext } from '../context';
import type { IssuedJoinCode as Issued } from '../services/recording/create-session-join-code.service';
import { plainJoinCode } from '../services/recording/join-code.service';

export const IssuedJoinCode = {
  id: ({ row }: Issued) => row.id,
  qrText: ({ code }: Issued) => code && plainJoinCode(code),
  joinCode: ({ row }: Issued) => row,
  session: ({ row }: Issued, _: unknown, { loaders }: AgreementsContext) =>
    loaders.dialogueSessionById.load(row.sessionId),
};
