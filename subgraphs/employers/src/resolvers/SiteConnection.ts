import { totalCount } from '@banenbrug/service-common';

export const SiteConnection = { totalCount };
