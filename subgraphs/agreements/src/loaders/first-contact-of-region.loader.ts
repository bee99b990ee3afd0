import { createDatedListLoader } from '@banenbrug/service-common';
import type { EntityManager } from 'typeorm';
import { type FirstContact, findFirstContacts } from '../repositories/first-contact.repository';

/** Whom to call first in each region on a day; none where no desk is open. */
export function createFirstContactOfRegionLoader(manager: EntityManager) {
  return createDatedListLoader<FirstContact>(
    'firstContactOfRegion',
    (codes, on) => findFirstContacts(manager, on, codes),
    ({ regionCode }) => regionCode,
  );
}
