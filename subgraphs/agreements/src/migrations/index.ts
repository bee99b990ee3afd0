import { CreateAgreements1764000300000 } from './1764000300000-create-agreements';
import { PublishAuditLog1764100040000 } from './1764100040000-publish-audit-log';
import { RecordInTheHall1764400300000 } from './1764400300000-record-in-the-hall';
import { OrderEntries1764400310000 } from './1764400310000-order-entries';

/** In the order in which they run; each is immutable once released. */
export const migrations = [
  CreateAgreements1764000300000,
  PublishAuditLog1764100040000,
  RecordInTheHall1764400300000,
  OrderEntries1764400310000,
] as const;
