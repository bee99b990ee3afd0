import { totalCount } from '@banenbrug/service-common';

export const SessionFeedbackConnection = { totalCount };
