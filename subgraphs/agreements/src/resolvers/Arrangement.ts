import type { ConnectionArguments } from '@banenbrug/service-common';
import { clausesOf } from '../clauses';
import type { AgreementsContext } from '../context';
import type { ArrangementCoverage, Arrangement as ArrangementRow } from '../entities';
import type { ContactStub } from './contact-stub';

export const Arrangement = {
  __resolveReference: async ({ id }: { id: string }, { loaders }: AgreementsContext) =>
    loaders.arrangementById.load(id),
  employer: ({ employerId }: ArrangementRow) => ({ id: employerId }),
  clauses: async ({ clauseSetId }: ArrangementRow, _: unknown, { loaders }: AgreementsContext) =>
    clausesOf((await loaders.clauseSetById.load(clauseSetId)) ?? {}),
  contact: ({ contactId }: ArrangementRow): ContactStub | null =>
    contactId === null ? null : { __typename: 'EmployerContact', id: contactId },
  adoptions: (
    { id }: ArrangementRow,
    { coverage = null }: { coverage?: ArrangementCoverage | null },
    { loaders }: AgreementsContext,
  ) => loaders.adoptionsByArrangementId(coverage).load(id),
  followUps: ({ id }: ArrangementRow, paging: ConnectionArguments, { loaders }: AgreementsContext) =>
    loaders.followUpsOfArrangement.load(id, paging),
  // Out of the same list as `adoptions`: what lies below both then loads together.
  adoption: async (
    { id }: ArrangementRow,
    { region }: { region: string },
    { loaders }: AgreementsContext,
  ) => {
    const adoptions = await loaders.adoptionsByArrangementId(null).load(id);
    return adoptions.find((row) => row.regionCode === region && row.municipalityCode === null) ?? null;
  },
};
