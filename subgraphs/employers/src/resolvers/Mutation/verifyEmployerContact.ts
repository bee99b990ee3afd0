import { payloadOf } from '@banenbrug/service-common';
import type { EmployersContext } from '../../context';
import * as service from '../../services/verify-employer-contact.service';

export const verifyEmployerContact = (
  _: unknown,
  { input }: { input: service.VerifyEmployerContactInput },
  context: EmployersContext,
) => payloadOf('contact', service.verifyEmployerContact(context, input));
