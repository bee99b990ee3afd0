import { payloadOf } from '@banenbrug/service-common';
import type { RegionsContext } from '../../context';
import * as service from '../../services/revoke-subject.service';

export const reinstateSubject = (
  _: unknown,
  { input }: { input: service.SubjectInput },
  context: RegionsContext,
) => payloadOf('revokedSubject', service.reinstateSubject(context, input));
