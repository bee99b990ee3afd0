import { totalCount } from '@banenbrug/service-common';

export const ImportRowProblemConnection = { totalCount };
