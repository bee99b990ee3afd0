import { payloadOf } from '@banenbrug/service-common';
import type { EmployersContext } from '../../context';
import * as service from '../../services/register-employer.service';

export const registerEmployer = (
  _: unknown,
  { input }: { input: service.RegisterEmployerInput },
  context: EmployersContext,
) => payloadOf('employer', service.registerEmployer(context, input));
