import type { CountedConnection } from './connection-below';

/** Counting is a statement of its own, run only when it is asked for. */
export const DialogueSessionConnection = {
  totalCount: ({ countAll }: CountedConnection<unknown>) => countAll(),
};
