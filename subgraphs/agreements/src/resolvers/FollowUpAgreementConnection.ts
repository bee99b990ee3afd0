import { totalCount } from '@banenbrug/service-common';

export const FollowUpAgreementConnection = { totalCount };
