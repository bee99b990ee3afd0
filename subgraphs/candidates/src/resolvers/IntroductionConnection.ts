import { countOfConnection } from '../services/people-count.service';

export const IntroductionConnection = { totalCount: countOfConnection };
