import { CreateRegions1764000000000 } from './1764000000000-create-regions';

/** In the order in which they run; each is immutable once released. */
export const migrations = [CreateRegions1764000000000] as const;
