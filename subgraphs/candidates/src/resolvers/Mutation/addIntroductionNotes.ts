import type { CandidatesContext } from '../../context';
import * as service from '../../services/desk-introduction.service';

export const addIntroductionNotes = (
  _: unknown,
  { input }: { input: service.AddIntroductionNotesInput },
  context: CandidatesContext,
) => service.addIntroductionNotes(context, input);
