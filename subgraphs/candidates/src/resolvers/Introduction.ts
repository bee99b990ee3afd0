import { today } from '@banenbrug/service-common';
import type { CandidatesContext } from '../context';
import type { Introduction as IntroductionRow } from '../entities';
import { waitingFor } from '../introductions/introduction-states';
import { requireOwnDesk } from '../services/candidate-access.service';
import { isIntroductionOverdue } from '../services/introduction-overdue.service';

export const Introduction = {
  __resolveReference: async ({ id }: { id: string }, { loaders }: CandidatesContext) =>
    loaders.introductionById.load(id),
  profile: ({ profileId }: IntroductionRow, _: unknown, { loaders }: CandidatesContext) =>
    loaders.profileById.load(profileId),
  employer: ({ employerId }: IntroductionRow) => ({ id: employerId }),
  vacancy: ({ vacancyId }: IntroductionRow) => (vacancyId === null ? null : { id: vacancyId }),
  desk: ({ deskId }: IntroductionRow) => ({ id: deskId }),
  assignedTo: ({ assignedContactId }: IntroductionRow, _: unknown, { loaders }: CandidatesContext) =>
    assignedContactId === null ? null : loaders.assignedContactById.load(assignedContactId),
  waitingFor: ({ state }: IntroductionRow) => waitingFor(state),
  isOverdue: (introduction: IntroductionRow, _: unknown, { clock }: CandidatesContext) =>
    isIntroductionOverdue(introduction, today(clock)),
  meetingAt: async ({ id }: IntroductionRow, _: unknown, { loaders }: CandidatesContext) =>
    (await loaders.introductionMeetingById.load(id))?.meetingAt ?? null,
  notes: async ({ id, deskId }: IntroductionRow, _: unknown, { caller, loaders }: CandidatesContext) => {
    requireOwnDesk(caller, deskId);
    return (await loaders.introductionNotesById.load(id))?.notes ?? null;
  },
};
