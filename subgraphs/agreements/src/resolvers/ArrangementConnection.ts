import { totalCount } from '@banenbrug/service-common';

export const ArrangementConnection = { totalCount };
