import { totalCount } from '@banenbrug/service-common';

export const CandidateProfileConnection = { totalCount };
