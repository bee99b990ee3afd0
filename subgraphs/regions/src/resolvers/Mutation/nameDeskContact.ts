import { payloadOf } from '@banenbrug/service-common';
import type { RegionsContext } from '../../context';
import * as service from '../../services/name-desk-contact.service';

export const nameDeskContact = (
  _: unknown,
  { input }: { input: service.NameDeskContactInput },
  context: RegionsContext,
) => payloadOf('contact', service.nameDeskContact(context, input));
