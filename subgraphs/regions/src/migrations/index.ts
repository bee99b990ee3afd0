import { CreateRegions1764000000000 } from './1764000000000-create-regions';
import { AdmitOrganisations1764100000000 } from './1764100000000-admit-organisations';
import { PublishAuditLog1764100010000 } from './1764100010000-publish-audit-log';
import { PublishDeskAddress1764300310000 } from './1764300310000-publish-desk-address';
import { SuccessionOfDesks1764300510000 } from './1764300510000-succession-of-desks';
import { ContactsOverTime1764400340000 } from './1764400340000-contacts-over-time';
import { PublishTermsAndContacts1764400345000 } from './1764400345000-publish-terms-and-contacts';

/** In the order in which they run; each is immutable once released. */
export const migrations = [
  CreateRegions1764000000000,
  AdmitOrganisations1764100000000,
  PublishAuditLog1764100010000,
  PublishDeskAddress1764300310000,
  SuccessionOfDesks1764300510000,
  ContactsOverTime1764400340000,
  PublishTermsAndContacts1764400345000,
] as const;
