import { totalCount } from '@banenbrug/service-common';

export const SubjectAuditConnection = { totalCount };
