import { CreateEmployers1764000100000 } from './1764000100000-create-employers';
import { PublishAuditLog1764100020000 } from './1764100020000-publish-audit-log';
import { PublishDayOfVacancy1764300120000 } from './1764300120000-publish-day-of-vacancy';
import { PublishEmployerAddress1764300320000 } from './1764300320000-publish-employer-address';
import { VerifyContacts1764400341000 } from './1764400341000-verify-contacts';

/** In the order in which they run; each is immutable once released. */
export const migrations = [
  CreateEmployers1764000100000,
  PublishAuditLog1764100020000,
  PublishDayOfVacancy1764300120000,
  PublishEmployerAddress1764300320000,
  VerifyContacts1764400341000,
] as const;
