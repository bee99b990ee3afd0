import { isVerificationStale, today } from '@banenbrug/service-common';
import type { RegionsContext } from '../context';
import type { Desk as DeskRow } from '../entities';

type OnDay = { on?: string | null };

export const Desk = {
  __resolveReference: async ({ id }: { id: string }, { loaders }: RegionsContext) =>
    loaders.deskById.load(id),
  regions: ({ id }: DeskRow, _: unknown, { loaders }: RegionsContext) => loaders.regionsByDeskId.load(id),
  contacts: ({ id }: DeskRow, { on }: OnDay, { loaders, clock }: RegionsContext) =>
    loaders.contactsByDeskId.load({ key: id, on: on ?? today(clock) }),
  contact: async ({ id }: DeskRow, { on }: OnDay, { loaders, clock }: RegionsContext) => {
    const contacts = await loaders.contactsByDeskId.load({ key: id, on: on ?? today(clock) });
    return contacts.find(({ deputyOf }) => deputyOf === null) ?? null;
  },
  successor: ({ succeededBy }: DeskRow, _: unknown, { loaders }: RegionsContext) =>
    succeededBy === null ? null : loaders.deskById.load(succeededBy),
  isStale: ({ verifiedOn }: DeskRow, _: unknown, { clock }: RegionsContext) =>
    isVerificationStale(verifiedOn, today(clock)),
};
