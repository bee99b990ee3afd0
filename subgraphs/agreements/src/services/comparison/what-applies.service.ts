import {
  HubError,
  isMunicipalityCode,
  isSignedIn,
  isUuid,
  regionOfMunicipality,
  today,
} from '@banenbrug/service-common';
import type { AgreementsContext } from '../../context';
import { findSite, type SitePlace } from '../../repositories/place.repository';

/** What a caller asks of `whatApplies`. */
export interface PlaceQuestion {
  readonly siteId?: string | null;
  readonly municipality?: string | null;
  readonly employerId?: string | null;
  /** The day; today when null. */
  readonly on?: string | null;
}

/** Where and whose: what all of an answer of `whatApplies` is made of. */
export interface ApplicablePlace {
  readonly on: string;
  readonly siteId: string | null;
  readonly employerId: string | null;
  readonly municipalityCode: string;
  readonly regionCode: string;
  readonly residenceCode: string;
  readonly residenceRegionCode: string;
  readonly isResidenceAssumed: boolean;
}

/**
 * The place that is asked about; null when the site or the municipality is unknown, as every site is to the public.
 * @throws HubError BAD_USER_INPUT when neither is named, or when the employer named is not the site's
 */
export async function findApplicablePlace(
  question: PlaceQuestion,
  context: AgreementsContext,
): Promise<ApplicablePlace | null> {
  const { siteId = null, municipality = null, employerId = null, on } = question;
  if (siteId === null && municipality === null) throw new HubError('BAD_USER_INPUT', { argument: 'siteId' });
  if (municipality !== null && !isMunicipalityCode(municipality)) return null;
  const site = siteId === null ? null : await readSite(siteId, context);
  if (siteId !== null && site === null) return null;
  if (site !== null && employerId !== null && employerId.toLowerCase() !== site.employerId) {
    throw new HubError('BAD_USER_INPUT', { argument: 'employerId' });
  }
  const residenceCode = municipality ?? site?.municipalityCode ?? '';
  const municipalityCode = site?.municipalityCode ?? residenceCode;
  const region = regionOfMunicipality(municipalityCode);
  const residenceRegion = regionOfMunicipality(residenceCode);
  if (region === null || residenceRegion === null) return null;
  return {
    on: on ?? today(context.clock),
    siteId: site?.id ?? null,
    employerId: site?.employerId ?? employerAsked(employerId, context),
    municipalityCode,
    regionCode: region.code,
    residenceCode,
    residenceRegionCode: residenceRegion.code,
    isResidenceAssumed: municipality === null,
  };
}

/** The employer named, or else the caller's own; null when neither can be. */
function employerAsked(named: string | null, { caller }: AgreementsContext): string | null {
  const id = named ?? caller.employerId;
  return isUuid(id) ? id.toLowerCase() : null;
}

/** Sites are for callers with a token: to others they do not exist. */
async function readSite(
  id: string,
  { caller, database: { manager } }: AgreementsContext,
): Promise<SitePlace | null> {
  return isUuid(id) && isSignedIn(caller) ? findSite(manager, id) : null;
}
