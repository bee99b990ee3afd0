import { CreateCandidates1764000200000 } from './1764000200000-create-candidates';
import { EndDatesAndRetention1764200200000 } from './1764200200000-end-dates-and-retention';

/** In the order in which they run; each is immutable once released. */
export const migrations = [CreateCandidates1764000200000, EndDatesAndRetention1764200200000] as const;
