import { CreateAgreements1764000300000 } from './1764000300000-create-agreements';

/** In the order in which they run; each is immutable once released. */
export const migrations = [CreateAgreements1764000300000] as const;
