import { CreateCandidates1764000200000 } from './1764000200000-create-candidates';
import { PublishAuditLog1764100030000 } from './1764100030000-publish-audit-log';
import { EndDatesAndRetention1764200200000 } from './1764200200000-end-dates-and-retention';
import { SearchColumns1764300000000 } from './1764300000000-search-columns';
import { Imports1764300400000 } from './1764300400000-imports';

/** In the order in which they run; each is immutable once released. */
export const migrations = [
  CreateCandidates1764000200000,
  PublishAuditLog1764100030000,
  EndDatesAndRetention1764200200000,
  SearchColumns1764300000000,
  Imports1764300400000,
] as const;
