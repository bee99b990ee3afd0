import { CreateEmployers1764000000000 } from './1764000000000-create-employers';

/** In the order in which they run; each is immutable once released. */
export const migrations = [CreateEmployers1764000000000] as const;
