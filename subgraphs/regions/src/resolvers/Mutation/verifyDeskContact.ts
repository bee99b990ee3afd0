import { payloadOf } from '@banenbrug/service-common';
import type { RegionsContext } from '../../context';
import * as service from '../../services/verify-desk-contact.service';

export const verifyDeskContact = (
  _: unknown,
  { input }: { input: service.VerifyDeskContactInput },
  context: RegionsContext,
) => payloadOf('contact', service.verifyDeskContact(context, input));
