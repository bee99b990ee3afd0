import type { AgreementsContext } from '../../context';

export const dialogueSession = (_: unknown, { id }: { id: string }, { loaders }: AgreementsContext) =>
  loaders.dialogueSessionById.load(id);
