import { payloadOf } from '@banenbrug/service-common';
import type { EmployersContext } from '../../context';
import * as service from '../../services/register-site.service';

export const registerSite = (
  _: unknown,
  { input }: { input: service.RegisterSiteInput },
  context: EmployersContext,
) => payloadOf('site', service.registerSite(context, input));
