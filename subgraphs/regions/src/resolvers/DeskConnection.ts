import { totalCount } from '@banenbrug/service-common';

export const DeskConnection = { totalCount };
