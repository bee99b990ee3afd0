import { denyUnlessSignedIn, isVerificationStale, today } from '@banenbrug/service-common';
import type { RegionsContext } from '../context';
import type { DeskContact as DeskContactRow } from '../entities';

export const DeskContact = {
  __resolveReference: async ({ id }: { id: string }, { loaders }: RegionsContext) =>
    loaders.contactById.load(id),
  name: ({ name }: DeskContactRow, _: unknown, { caller }: RegionsContext) => {
    denyUnlessSignedIn(caller);
    return name;
  },
  isStale: ({ verifiedOn }: DeskContactRow, _: unknown, { clock }: RegionsContext) =>
    isVerificationStale(verifiedOn, today(clock)),
  desk: ({ deskId }: DeskContactRow, _: unknown, { loaders }: RegionsContext) =>
    loaders.deskById.load(deskId),
  deputy: ({ id }: DeskContactRow, _: unknown, { loaders }: RegionsContext) =>
    loaders.deputyByContactId.load(id),
};
