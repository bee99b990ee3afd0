import type { CountedConnection } from './connection-below';

/** Counting is a statement of its own, run only when it is asked for. */
export const KnowledgeItemConnection = {
  totalCount: ({ countAll }: CountedConnection<unknown>) => countAll(),
};
