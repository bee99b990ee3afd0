import {
  done,
  type Outcome,
  referenceUnknown,
  refused,
  regionByCode,
  regionOfMunicipality,
  today,
} from '@banenbrug/service-common';
import type { EntityManager } from 'typeorm';
import type { CandidatesContext } from '../context';
import type { CandidatePool } from '../entities';
import {
  findOrMakeDefaultPool,
  findPoolOfDesk,
  regionsOfOpenDesk,
} from '../repositories/candidate-pool.repository';
import type { ProfileContentInput } from './check-profile.service';

/** What of the input tells the pool; codes have been checked to exist. */
type Place = Pick<ProfileContentInput, 'poolId' | 'regionCode' | 'municipalityCode'>;

/**
 * The pool a profile goes to: the one that is named, or the desk's own of the region, made at its first profile.
 * Another desk's pool, a region the desk does not serve and a place outside the pool's region are all unknown.
 */
export async function poolForProfile(
  manager: EntityManager,
  context: Pick<CandidatesContext, 'clock' | 'createId'>,
  deskId: string,
  place: Place,
): Promise<Outcome<CandidatePool>> {
  const served = await regionsOfOpenDesk(manager, deskId, today(context.clock));
  const named = place.poolId == null ? null : await findPoolOfDesk(manager, place.poolId, deskId);
  if (place.poolId != null && !(named && served?.includes(named.regionCode))) {
    return refused(referenceUnknown('input', 'poolId'));
  }
  const regionOfPlace = place.municipalityCode
    ? (regionOfMunicipality(place.municipalityCode)?.code ?? '')
    : null;
  const regionCode = named?.regionCode ?? place.regionCode ?? regionOfPlace ?? '';
  if (place.regionCode != null && place.regionCode !== regionCode) {
    return refused(referenceUnknown('input', 'regionCode'));
  }
  if (regionOfPlace !== null && regionOfPlace !== regionCode) {
    return refused(referenceUnknown('input', 'municipalityCode'));
  }
  if (named) return done(named);
  if (!served?.includes(regionCode)) {
    return refused(referenceUnknown('input', place.regionCode == null ? 'municipalityCode' : 'regionCode'));
  }
  const name = regionByCode(regionCode)?.name ?? regionCode;
  return done(await findOrMakeDefaultPool(manager, { id: context.createId(), deskId, regionCode, name }));
}
