import { totalCount } from '@banenbrug/service-common';

export const IntroductionConnection = { totalCount };
