import type { FollowUpStatusChange } from '../entities';

export const FollowUpUpdate = {
  on: ({ since }: FollowUpStatusChange) => since,
};
