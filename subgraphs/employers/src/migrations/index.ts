import { CreateEmployers1764000100000 } from './1764000100000-create-employers';

/** In the order in which they run; each is immutable once released. */
export const migrations = [CreateEmployers1764000100000] as const;
