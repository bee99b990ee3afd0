import { referenceRegions } from '@banenbrug/service-common';
import { defaultSeed, demoId } from '../src';
import type { AskedAs, DemoOperation } from './demo-operations';

/** A depot of the employer persona: its regions take over all of the framework, a part of it, and nothing yet. */
export const depot = (index: number): string =>
  demoId(defaultSeed, 'site', demoId(defaultSeed, 'employer', 0), index);

/** What applies at a site, with the details that other subgraphs own. */
export const whatApplies = (as: AskedAs, siteId = depot(1)): DemoOperation => ({
  name: `what applies at a depot, to ${as}`,
  as,
  query: `query ($siteId: ID!) { whatApplies(siteId: $siteId) {
    on site { name } employer { name } municipality { name } region { code name } residence { name } isResidenceAssumed
    desk { name functionAddress } contact { functionTitle emailAddress }
    arrangements { coverage arrangement { title } adoption { adoptedOn } }
    clauses { level since reason clause { ingredient summary } }
    instruments { name grantor level standardMonths maximumMonths legalBasis checkedOn instrument { code } }
  } }`,
  variables: { siteId },
});

/** All regions on all topics, with the names that other subgraphs own. */
export const compareRegions = (as: AskedAs): DemoOperation => ({
  name: `all regions side by side, for ${as}`,
  as,
  query: `query ($regions: [RegionCode!]!) {
    compareRegions(regions: $regions, topics: [CONTACT, RESPONSE_TIME, SCHEMES, PROFILE_FRESHNESS, COMPLETENESS]) {
      on regions { code name }
      tables { topic rows { aspect label grantor standard { ...fact }
        cells { verdict since verifiedOn source fact { ...fact } } } }
    } }
    fragment fact on RegionFact { __typename
      ... on RegionContactFact { isNamed desk { name } contact { emailAddress } }
      ... on RegionResponseTimeFact { responseDays }
      ... on RegionSchemeFact { standardMonths maximumMonths isOpenEnded }
      ... on RegionFreshnessFact { freshPercentage isSuppressed }
      ... on RegionCompletenessFact { knownPercentage isSuppressed } }`,
  variables: { regions: referenceRegions.map(({ code }) => code) },
});

/** Both, as everybody whose answers differ. */
export const placeReads: readonly DemoOperation[] = [
  ...(['employer', 'public'] as const).map((as) => whatApplies(as)),
  ...(['liaison', 'desk', 'public'] as const).map((as) => compareRegions(as)),
];
