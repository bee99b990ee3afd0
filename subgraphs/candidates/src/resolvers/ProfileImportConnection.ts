import { totalCount } from '@banenbrug/service-common';

export const ProfileImportConnection = { totalCount };
