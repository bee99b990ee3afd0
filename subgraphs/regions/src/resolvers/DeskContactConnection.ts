import { totalCount } from '@banenbrug/service-common';

export const DeskContactConnection = { totalCount };
