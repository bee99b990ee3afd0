import { totalCount } from '@banenbrug/service-common';

export const RegionalArrangementConnection = { totalCount };
