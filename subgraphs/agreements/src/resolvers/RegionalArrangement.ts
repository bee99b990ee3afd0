import { today } from '@banenbrug/service-common';
import type { ClauseRow } from '../clauses';
import type { AgreementsContext } from '../context';
import type { RegionalArrangement as RegionalRow } from '../entities';
import { layersOf } from '../services/arrangements/answer-layers.service';
import { layersOfAnswer } from '../services/arrangements/answers-on.service';
import { comparedDeviations, layeredClauses } from '../services/arrangements/layered-clauses.service';
import type { ContactStub } from './contact-stub';

export const RegionalArrangement = {
  __resolveReference: async ({ id }: { id: string }, { loaders }: AgreementsContext) =>
    loaders.regionalArrangementById.load(id),
  arrangement: ({ arrangementId }: RegionalRow, _: unknown, { loaders }: AgreementsContext) =>
    loaders.arrangementById.load(arrangementId),
  region: ({ regionCode }: RegionalRow) => ({ code: regionCode }),
  municipality: ({ municipalityCode }: RegionalRow) => municipalityCode && { code: municipalityCode },
  deviations: async (row: RegionalRow, _: unknown, context: AgreementsContext) => {
    const [standard, layers] = await Promise.all([standardOf(row, context), layersOf([row], context)]);
    return layers.flatMap((own) => comparedDeviations(standard, own));
  },
  clauses: async (row: RegionalRow, _: unknown, context: AgreementsContext) => {
    const answers = await context.loaders.answersByArrangementId.load(row.arrangementId);
    const adoptions = layersOfAnswer(row, answers, today(context.clock));
    if (adoptions.length === 0) return [];
    const [standard, layers] = await Promise.all([standardOf(row, context), layersOf(adoptions, context)]);
    return layeredClauses(standard, layers).map(({ clause }) => clause);
  },
  contact: async (
    { contactId }: RegionalRow,
    _: unknown,
    { loaders }: AgreementsContext,
  ): Promise<ContactStub | null> => {
    if (contactId === null) return null;
    const answering = await loaders.deskContactToday.load(contactId);
    return { __typename: 'DeskContact', id: answering?.contactId ?? contactId };
  },
};

/** The clauses of the framework. */
async function standardOf(
  { arrangementId }: RegionalRow,
  { loaders }: AgreementsContext,
): Promise<ClauseRow> {
  const arrangement = await loaders.arrangementById.load(arrangementId);
  return (arrangement && (await loaders.clauseSetById.load(arrangement.clauseSetId))) ?? {};
}
