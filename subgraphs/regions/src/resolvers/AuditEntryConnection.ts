import { totalCount } from '@banenbrug/service-common';

export const AuditEntryConnection = { totalCount };
