/** A page of a search, with what a list of hits shows. */
export const searchPage = `query Page($criteria: CandidateCriteriaInput!, $after: String) {
  candidateSearch(criteria: $criteria, first: 20, after: $after) {
    nodes {
      id verifiedOn workingLevel hoursPerWeek { min max } occupations { code } skills
      languages { code } drivingLicences region { code } desk { id }
    }
    pageInfo { endCursor hasNextPage }
  }
}`;

/** What there is beside the page, each on its own. */
export const besideThePage = {
  totalCount: `query Total($criteria: CandidateCriteriaInput!) {
    candidateSearch(criteria: $criteria) { totalCount }
  }`,
  byRegion: `query ByRegion($criteria: CandidateCriteriaInput!) {
    candidateSearch(criteria: $criteria) { byRegion { region { code } count } }
  }`,
  leftOut: `query LeftOut($criteria: CandidateCriteriaInput!) {
    candidateSearch(criteria: $criteria) { leftOut { total { count } byField { field count { count } } } }
  }`,
  staleCount: `query Stale($criteria: CandidateCriteriaInput!) {
    candidateSearch(criteria: $criteria) { staleCount { count } }
  }`,
} as const;

/** Five matches each of twenty vacancies in a region. */
export const vacancyMatches = `query Matches($region: RegionCode!) {
  region(code: $region) {
    vacancies(first: 20) {
      nodes { id matches(first: 5) { nodes { id verifiedOn hoursPerWeek { min max } workingLevel } } }
    }
  }
}`;
