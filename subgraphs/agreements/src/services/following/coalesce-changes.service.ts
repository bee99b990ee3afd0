import type { SessionChange } from '../../repositories/session-change.repository';

/** Of several changes of one agreement the last, in its own place: it tells what there is now, and so what all tell. */
export function coalesceChanges(changes: readonly SessionChange[]): readonly SessionChange[] {
  const lastOf = new Map(changes.map((change) => [change.followUpAgreementId, change]));
  return changes.filter((change) => lastOf.get(change.followUpAgreementId) === change);
}
