import { totalCount } from '@banenbrug/service-common';

export const EmployerConnection = { totalCount };
