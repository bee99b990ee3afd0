import { denyUnlessSignedIn, HubError, isVerificationStale, today } from '@banenbrug/service-common';
import type { RegionsContext } from '../context';
import type { DeskContact as DeskContactRow } from '../entities';
import { mayKeepContactsOf } from '../services/contact-keeper.service';

export const DeskContact = {
  __resolveReference: async ({ id }: { id: string }, { loaders }: RegionsContext) =>
    loaders.contactById.load(id),
  name: ({ name }: DeskContactRow, _: unknown, { caller }: RegionsContext) => {
    denyUnlessSignedIn(caller);
    return name;
  },
  isStale: ({ verifiedOn }: DeskContactRow, _: unknown, { clock }: RegionsContext) =>
    isVerificationStale(verifiedOn, today(clock)),
  topics: async (
    { id, isForTopics }: DeskContactRow,
    { on }: { on?: string | null },
    { loaders, clock }: RegionsContext,
  ) => {
    if (!isForTopics) return [];
    const topics = await loaders.topicsByContactId.load({ key: id, on: on ?? today(clock) });
    return topics.map(({ topic }) => topic);
  },
  absences: ({ id, deskId }: DeskContactRow, _: unknown, { caller, loaders }: RegionsContext) => {
    if (!mayKeepContactsOf(caller, deskId)) throw new HubError('FORBIDDEN');
    return loaders.absencesByContactId.load(id);
  },
  desk: ({ deskId }: DeskContactRow, _: unknown, { loaders }: RegionsContext) =>
    loaders.deskById.load(deskId),
  deputy: ({ id }: DeskContactRow, _: unknown, { loaders }: RegionsContext) =>
    loaders.deputyByContactId.load(id),
};
