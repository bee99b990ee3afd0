import type { CandidatesContext } from '../context';
import type { WorkItem as Item } from '../loaders/work-list-of-desk.loader';

export const WorkItem = {
  profile: ({ profileId }: Item, _: unknown, { loaders }: CandidatesContext) =>
    loaders.profileById.load(profileId),
  introduction: ({ kind, id }: Item, _: unknown, { loaders }: CandidatesContext) =>
    kind === 'OVERDUE_INTRODUCTION' ? loaders.introductionById.load(id) : null,
};
