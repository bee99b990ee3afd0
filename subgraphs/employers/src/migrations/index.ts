import { CreateEmployers1764000100000 } from './1764000100000-create-employers';
import { PublishAuditLog1764100020000 } from './1764100020000-publish-audit-log';

/** In the order in which they run; each is immutable once released. */
export const migrations = [CreateEmployers1764000100000, PublishAuditLog1764100020000] as const;
