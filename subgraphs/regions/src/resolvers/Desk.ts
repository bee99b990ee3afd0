import { isVerificationStale, today } from '@banenbrug/service-common';
import type { RegionsContext } from '../context';
import type { Desk as DeskRow } from '../entities';
import { type ContactQuestion, contactOfDesk } from '../services/contact-point.service';

type OnDay = { on?: string | null };

export const Desk = {
  __resolveReference: async ({ id }: { id: string }, { loaders }: RegionsContext) =>
    loaders.deskById.load(id),
  regions: ({ id }: DeskRow, _: unknown, { loaders }: RegionsContext) => loaders.regionsByDeskId.load(id),
  contacts: ({ id }: DeskRow, { on }: OnDay, { loaders, clock }: RegionsContext) =>
    loaders.contactsByDeskId.load({ key: id, on: on ?? today(clock) }),
  contact: (desk: DeskRow, asked: ContactQuestion, context: RegionsContext) =>
    contactOfDesk(context, desk, asked),
  successor: ({ succeededBy }: DeskRow, _: unknown, { loaders }: RegionsContext) =>
    succeededBy === null ? null : loaders.deskById.load(succeededBy),
  isStale: ({ verifiedOn }: DeskRow, _: unknown, { clock }: RegionsContext) =>
    isVerificationStale(verifiedOn, today(clock)),
};
