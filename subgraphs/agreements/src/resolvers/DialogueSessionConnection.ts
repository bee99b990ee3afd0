import { totalCount } from '@banenbrug/service-common';

export const DialogueSessionConnection = { totalCount };
