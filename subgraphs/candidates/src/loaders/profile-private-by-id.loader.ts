import { createLoader, type Database } from '@banenbrug/service-common';
import { In } from 'typeorm';
import { ProfilePrivate } from '../entities';

/** What a desk keeps to itself of its profiles; row-level security answers no other desk's. */
export function createProfilePrivateByIdLoader(database: Database) {
  return createLoader<ProfilePrivate>(
    'profilePrivateById',
    (profileIds) =>
      database.privately((manager) => manager.findBy(ProfilePrivate, { profileId: In(profileIds) })),
    ({ profileId }) => profileId,
  );
}
