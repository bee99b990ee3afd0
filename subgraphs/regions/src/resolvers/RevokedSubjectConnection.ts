import { totalCount } from '@banenbrug/service-common';

export const RevokedSubjectConnection = { totalCount };
