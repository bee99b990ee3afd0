import { type ConnectionArguments, today } from '@banenbrug/service-common';
import { clausesOf } from '../clauses';
import type { AgreementsContext } from '../context';
import type { ArrangementCoverage, Arrangement as ArrangementRow } from '../entities';
import { historyOf, stateOn, stateToday } from '../services/arrangements/arrangement-state.service';
import { denyUnlessScoreReader } from '../services/reading-scope.service';
import { summariesOf } from '../services/arrangements/score-summary.service';
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
  previousAdoption: async (
    { id }: ArrangementRow,
    { region }: { region: string },
    { loaders }: AgreementsContext,
  ) => {
    const former = await loaders.formerAdoptionsByArrangementId.load(id);
    return former.find((row) => row.regionCode === region) ?? null;
  },
  state: (row: ArrangementRow, _: unknown, { clock }: AgreementsContext) => stateToday(row, today(clock)),
  versions: ({ frameworkId }: ArrangementRow, _: unknown, { loaders }: AgreementsContext) =>
    loaders.versionsByFrameworkId.load(frameworkId),
  history: async (row: ArrangementRow, _: unknown, { loaders, clock }: AgreementsContext) =>
    historyOf(await loaders.stateChangesByArrangementId.load(row.id), row, today(clock)),
  stateOn: async (row: ArrangementRow, { on }: { on: string }, { loaders, clock }: AgreementsContext) =>
    stateOn(await loaders.stateChangesByArrangementId.load(row.id), row, on, today(clock)),
  clauseScores: async ({ id }: ArrangementRow, _: unknown, { loaders }: AgreementsContext) =>
    summariesOf(await loaders.scoreCountsByArrangementId.load(id)),
  scores: ({ id }: ArrangementRow, _: unknown, { loaders, caller }: AgreementsContext) => {
    denyUnlessScoreReader(caller);
    return loaders.scoresByArrangementId.load(id);
  },
};
