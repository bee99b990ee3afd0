import { CreateAgreements1764000300000 } from './1764000300000-create-agreements';
import { PublishAuditLog1764100040000 } from './1764100040000-publish-audit-log';

/** In the order in which they run; each is immutable once released. */
export const migrations = [CreateAgreements1764000300000, PublishAuditLog1764100040000] as const;
