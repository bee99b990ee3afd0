import { payloadOf } from '@banenbrug/service-common';
import type { EmployersContext } from '../../context';
import * as service from '../../services/publish-vacancy.service';
import type { PublishVacancyInput } from '../../services/vacancy-input.service';

export const publishVacancy = (
  _: unknown,
  { input }: { input: PublishVacancyInput },
  context: EmployersContext,
) => payloadOf('vacancy', service.publishVacancy(context, input));
