import { totalCount } from '@banenbrug/service-common';

export const KnowledgeItemConnection = { totalCount };
