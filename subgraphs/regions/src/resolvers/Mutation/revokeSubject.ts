import { payloadOf } from '@banenbrug/service-common';
import type { RegionsContext } from '../../context';
import * as service from '../../services/revoke-subject.service';

export const revokeSubject = (
  _: unknown,
  { input }: { input: service.SubjectInput },
  context: RegionsContext,
) => payloadOf('revokedSubject', service.revokeSubject(context, input));
