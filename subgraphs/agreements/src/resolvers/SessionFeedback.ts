import type { SessionFeedback as FeedbackRow } from '../entities';

export const SessionFeedback = {
  // Beside the part, whose words they are would tell what that participant thinks of it.
  fromKind: ({ kind, fromKind }: FeedbackRow) => (kind === 'EVALUATION' ? null : fromKind),
};
