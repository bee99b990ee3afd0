import type { ClauseRow } from '../clauses';
import type { AgreementsContext } from '../context';
import type { ArrangementDeviation, RegionalArrangement as RegionalRow } from '../entities';
import { comparedDeviations, effectiveClauses } from '../services/effective-clauses.service';
import type { ContactStub } from './contact-stub';

type Agreed = [standard: ClauseRow, regional: ClauseRow, deviations: readonly ArrangementDeviation[]];

export const RegionalArrangement = {
  __resolveReference: async ({ id }: { id: string }, { loaders }: AgreementsContext) =>
    loaders.regionalArrangementById.load(id),
  arrangement: ({ arrangementId }: RegionalRow, _: unknown, { loaders }: AgreementsContext) =>
    loaders.arrangementById.load(arrangementId),
  region: ({ regionCode }: RegionalRow) => ({ code: regionCode }),
  municipality: ({ municipalityCode }: RegionalRow) => municipalityCode && { code: municipalityCode },
  deviations: async (row: RegionalRow, _: unknown, { loaders }: AgreementsContext) =>
    comparedDeviations(...(await agreedOn(row, loaders))),
  clauses: async (row: RegionalRow, _: unknown, { loaders }: AgreementsContext) =>
    effectiveClauses(...(await agreedOn(row, loaders))),
  contact: async (
    { contactId }: RegionalRow,
    _: unknown,
    { loaders }: AgreementsContext,
  ): Promise<ContactStub | null> => {
    if (contactId === null) return null;
    const today = await loaders.deskContactToday.load(contactId);
    return { __typename: 'DeskContact', id: today?.contactId ?? contactId };
  },
};

/** What the framework and the region agree on. Sets and reasons of all rows of a field load together. */
async function agreedOn(row: RegionalRow, loaders: AgreementsContext['loaders']): Promise<Agreed> {
  const [arrangement, deviations, regional] = await Promise.all([
    loaders.arrangementById.load(row.arrangementId),
    loaders.deviationsByRegionalId.load(row.id),
    row.clauseSetId === null ? null : loaders.clauseSetById.load(row.clauseSetId),
  ]);
  const standard = arrangement && (await loaders.clauseSetById.load(arrangement.clauseSetId));
  return [standard ?? {}, regional ?? {}, deviations];
}
