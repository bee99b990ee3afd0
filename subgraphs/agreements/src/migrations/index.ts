import { CreateAgreements1764000300000 } from './1764000300000-create-agreements';
import { PublishAuditLog1764100040000 } from './1764100040000-publish-audit-log';
import { RecordInTheHall1764400300000 } from './1764400300000-record-in-the-hall';
import { OrderEntries1764400310000 } from './1764400310000-order-entries';
import { FollowUpProgress1764400320000 } from './1764400320000-follow-up-progress';
import { FeedbackAndKnowledge1764400320100 } from './1764400320100-feedback-and-knowledge';
import { GiveArrangementsALife1764400330000 } from './1764400330000-give-arrangements-a-life';
import { ScoreClauses1764400330100 } from './1764400330100-score-clauses';
import { KeepFormerAnswers1764400331000 } from './1764400331000-keep-former-answers';
import { FilesThatLeave1764400350000 } from './1764400350000-files-that-leave';
import { Reminders1764400350100 } from './1764400350100-reminders';
import { IndexForTheCountry1764400360000 } from './1764400360000-index-for-the-country';

/** In the order in which they run; each is immutable once released. */
export const migrations = [
  CreateAgreements1764000300000,
  PublishAuditLog1764100040000,
  RecordInTheHall1764400300000,
  OrderEntries1764400310000,
  FollowUpProgress1764400320000,
  FeedbackAndKnowledge1764400320100,
  GiveArrangementsALife1764400330000,
  ScoreClauses1764400330100,
  KeepFormerAnswers1764400331000,
  FilesThatLeave1764400350000,
  Reminders1764400350100,
  IndexForTheCountry1764400360000,
] as const;
