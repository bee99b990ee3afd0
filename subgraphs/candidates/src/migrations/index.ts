import { CreateCandidates1764000200000 } from './1764000200000-create-candidates';
import { PublishAuditLog1764100030000 } from './1764100030000-publish-audit-log';
import { EndDatesAndRetention1764200200000 } from './1764200200000-end-dates-and-retention';
import { SearchColumns1764300000000 } from './1764300000000-search-columns';
import { SearchIndexes1764300010000 } from './1764300010000-search-indexes';
import { SavedSearches1764300100000 } from './1764300100000-saved-searches';
import { Introductions1764300200000 } from './1764300200000-introductions';
import { Notices1764300300000 } from './1764300300000-notices';
import { Imports1764300400000 } from './1764300400000-imports';
import { DeskWork1764300500000 } from './1764300500000-desk-work';
import { ImportsOfSuccessors1764300500100 } from './1764300500100-imports-of-successors';
import { AnswersOfIntroductions1764400342000 } from './1764400342000-answers-of-introductions';
import { PublishFieldCompleteness1764400346000 } from './1764400346000-publish-field-completeness';
import { CountOutOfTheIndex1764400361000 } from './1764400361000-count-out-of-the-index';

/** In the order in which they run; each is immutable once released. */
export const migrations = [
  CreateCandidates1764000200000,
  PublishAuditLog1764100030000,
  EndDatesAndRetention1764200200000,
  SearchColumns1764300000000,
  SearchIndexes1764300010000,
  SavedSearches1764300100000,
  Introductions1764300200000,
  Notices1764300300000,
  Imports1764300400000,
  DeskWork1764300500000,
  ImportsOfSuccessors1764300500100,
  AnswersOfIntroductions1764400342000,
  PublishFieldCompleteness1764400346000,
  CountOutOfTheIndex1764400361000,
] as const;
