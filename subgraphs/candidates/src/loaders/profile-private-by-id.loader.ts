import { createLoader, type Database } from '@banenbrug/service-common';
import { In } from 'typeorm';
import { ProfilePrivate } from '../entities';

/** What a desk keeps to itself of its profiles; row-level security answers no other desk's. */
export function createProfilePrivateByIdLoader(database: Database) {
  return createLoader<ProfilePrivate>(
    'profilePrivateById',
    (profileIds) =>
      database.privately(async (manager, seen) => {
        const found = await manager.findBy(ProfilePrivate, { profileId: In(profileIds) });
        seen(found.map(({ profileId }) => profileId));
        return found;
      }),
    ({ profileId }) => profileId,
  );
}
