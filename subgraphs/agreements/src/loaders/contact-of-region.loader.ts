import { createDatedListLoader } from '@banenbrug/service-common';
import type { EntityManager } from 'typeorm';
import { findRegionContacts, type RegionContact } from '../repositories/region-contact.repository';

/** Whom to call in each region on a day; none where no desk was ever registered. */
export function createContactOfRegionLoader(manager: EntityManager) {
  return createDatedListLoader<RegionContact>(
    'contactOfRegion',
    (codes, on) => findRegionContacts(manager, on, codes),
    ({ regionCode }) => regionCode,
  );
}
