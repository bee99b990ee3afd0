import type { CandidatesContext } from '../../context';
import { readErasureReceipt } from '../../services/erase-subject.service';

export const erasureReceipt = (_: unknown, { id }: { id: string }, context: CandidatesContext) =>
  readErasureReceipt(context, id);
