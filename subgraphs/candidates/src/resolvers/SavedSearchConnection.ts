import { totalCount } from '@banenbrug/service-common';

export const SavedSearchConnection = { totalCount };
