import type { CandidatesContext } from '../../context';
import * as service from '../../services/meet-introduction.service';

export const setMeeting = (
  _: unknown,
  { input }: { input: service.SetMeetingInput },
  context: CandidatesContext,
) => service.setMeeting(context, input);
