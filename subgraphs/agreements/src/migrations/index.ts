import { CreateAgreements1764000400000 } from './1764000400000-create-agreements';

/** In the order in which they run; each is immutable once released. */
export const migrations = [CreateAgreements1764000400000] as const;
