import { totalCount } from '@banenbrug/service-common';

export const VacancyConnection = { totalCount };
