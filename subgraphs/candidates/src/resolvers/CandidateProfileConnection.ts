import { countOfConnection } from '../services/people-count.service';

export const CandidateProfileConnection = { totalCount: countOfConnection };
