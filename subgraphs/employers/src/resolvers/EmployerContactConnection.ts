import { totalCount } from '@banenbrug/service-common';

export const EmployerContactConnection = { totalCount };
