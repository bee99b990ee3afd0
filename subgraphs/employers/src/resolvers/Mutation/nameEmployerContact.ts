import { payloadOf } from '@banenbrug/service-common';
import type { EmployersContext } from '../../context';
import * as service from '../../services/name-employer-contact.service';

export const nameEmployerContact = (
  _: unknown,
  { input }: { input: service.NameEmployerContactInput },
  context: EmployersContext,
) => payloadOf('contact', service.nameEmployerContact(context, input));
