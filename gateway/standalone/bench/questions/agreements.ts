/** A session as its organiser reads it: its agreements, with what three other subgraphs know of their parties. */
export const sessionOfOrganiser = `query Session($id: ID!) {
  dialogueSession(id: $id) {
    title heldOn counts { employers regions followUps people }
    followUps(first: 40) {
      totalCount
      nodes {
        id category status lastUpdateOn dueOn employerText regionText employerOwner regionOwner missing
        employer { name } regions { code name }
      }
    }
  }
}`;

const figures = `followUpCount byStatus { status count } done { count percentage }`;

/** The report of a session on a day, beside the session before it. */
export const reportOfSession = `query Report($id: ID!, $asOf: LocalDate) {
  dialogueSession(id: $id) {
    report(asOf: $asOf) {
      ${figures} withoutOwnerCount overdueCount employerCount regionCount encounterCount
      byCategory { category followUpCount done { percentage } silentCount }
      results { toldCount meetingsHeldCount }
      stalling { category stalled { percentage } }
      former { session { title } ${figures} difference byCategory { category difference } }
    }
  }
}`;

/** The map of a session: how many agreements each region has. */
export const mapOfSession = `query Map($id: ID!) {
  dialogueSession(id: $id) {
    report { map { regions { region { code name } followUpCount doneCount } surplus regionsWithoutAny { code name } } }
  }
}`;

/** A page of follow-up agreements. */
export const followUpPage = `query Page($filter: FollowUpFilter) {
  followUpAgreements(filter: $filter, first: 20) {
    nodes { id category status lastUpdateOn dueOn employer { name } regions { code name } }
    pageInfo { endCursor hasNextPage }
  }
}`;

/** How many there are. */
export const followUpTotal = `query Total($filter: FollowUpFilter) {
  followUpAgreements(filter: $filter) { totalCount }
}`;

/** A page of a region. */
export const followUpsOfRegion = `query OfRegion($code: RegionCode!) {
  region(code: $code) { followUps(first: 20) { nodes { id category status employer { name } } totalCount } }
}`;

/** A page of an employer. */
export const followUpsOfEmployer = `query OfEmployer($id: ID!) {
  employer(id: $id) { followUps(first: 20) { nodes { id category status regions { code name } } totalCount } }
}`;

/** How a region keeps its promise to answer, over a year. */
export const responseOfRegion = `query Response($code: RegionCode!) {
  region(code: $code) { followUpResponse { __typename } }
}`;

/** What all regions made of the frameworks of an employer. */
export const arrangementsCompared = `query Compare($employerId: ID!, $regions: [RegionCode!]!) {
  compareArrangements(employerId: $employerId, regions: $regions) {
    arrangement { title }
    regions { region { code } coverage }
    rows { ingredient standard { summary } cells { verdict regional { summary } since reason warnings { kind } } }
  }
}`;

/** Regions side by side. */
export const regionsCompared = `query Regions($regions: [RegionCode!]!, $topics: [RegionTopic!]!) {
  compareRegions(regions: $regions, topics: $topics) {
    tables { topic rows { aspect label cells { verdict fact { __typename } since } } }
  }
}`;

/** What applies at a site. */
export const appliesAtSite = `query Applies($siteId: ID!) {
  whatApplies(siteId: $siteId) {
    region { code } desk { id }
    arrangements { arrangement { title } coverage }
    clauses { clause { ingredient summary } level }
    instruments { name grantor level standardMonths maximumMonths }
  }
}`;

/** Knowledge by words. */
export const knowledgeByWords = `query Knowledge($search: String) {
  knowledgeItems(search: $search, first: 20) { nodes { id title kind offeredBy } totalCount }
}`;

/** Recording what was agreed in a hall. */
export const recordEntries = `mutation Record($input: RecordSessionEntriesInput!) {
  recordSessionEntries(input: $input) { results { clientKey outcome } errors { __typename } }
}`;
