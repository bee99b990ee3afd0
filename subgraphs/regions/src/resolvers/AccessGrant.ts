import type { RegionsContext } from '../context';
import type { AccessGrant as AccessGrantRow } from '../entities';

export const AccessGrant = {
  employers: ({ employerIds }: AccessGrantRow) => employerIds.map((id) => ({ id })),
  desk: ({ deskId }: AccessGrantRow, _: unknown, { loaders }: RegionsContext) =>
    deskId === null ? null : loaders.deskById.load(deskId),
};
