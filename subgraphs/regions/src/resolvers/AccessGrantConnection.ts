import { totalCount } from '@banenbrug/service-common';

export const AccessGrantConnection = { totalCount };
