import { CreateAgreements1764000300000 } from './1764000300000-create-agreements';
import { PublishAuditLog1764100040000 } from './1764100040000-publish-audit-log';
import { RecordInTheHall1764400300000 } from './1764400300000-record-in-the-hall';
import { FilesThatLeave1764400350000 } from './1764400350000-files-that-leave';
import { Reminders1764400350100 } from './1764400350100-reminders';

/** In the order in which they run; each is immutable once released. */
export const migrations = [
  CreateAgreements1764000300000,
  PublishAuditLog1764100040000,
  RecordInTheHall1764400300000,
  FilesThatLeave1764400350000,
  Reminders1764400350100,
] as const;
