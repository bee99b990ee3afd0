import { CreateCandidates1764000200000 } from './1764000200000-create-candidates';

/** In the order in which they run; each is immutable once released. */
export const migrations = [CreateCandidates1764000200000] as const;
