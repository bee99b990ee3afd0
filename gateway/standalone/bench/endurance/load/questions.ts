/** From many objects of three subgraphs to one of one; none has a field named `errors`. */
export const questions = {
  Q1: `query EmployersWithSites($first: Int!, $after: String) {
  employers(first: $first, after: $after) {
    nodes {
      id name
      sites(first: 4) {
        nodes { id name region { code name desks { id name kind phone contacts { functionTitle name } } } }
      }
    }
    pageInfo { endCursor }
  }
}`,
  Q2: `query CandidatesInRegions($regions: [RegionCode!]!) {
  candidateSearch(criteria: { regions: $regions }, first: 20) {
    nodes { id availableFrom workingLevel region { code name } desk { id name phone contact { functionTitle name } } }
  }
}`,
  Q3: `query AgreementsOfSession($session: ID!, $first: Int!) {
  dialogueSession(id: $session) {
    id title heldOn
    followUps(first: $first) {
      nodes { id category status employer { id name } regions { code name contact { functionTitle name } } }
    }
  }
}`,
  Q4: `query NameOfRegion($code: RegionCode!) { region(code: $code) { code name } }`,
} as const;

/** How often each is asked, of ten. */
export const shares = { Q1: 2, Q2: 3, Q3: 2, Q4: 3 } as const;

/** Records something that nobody has recorded before. */
export const recordAgreement = `mutation Record($input: RecordFollowUpAgreementInput!) {
  recordFollowUpAgreement(input: $input) { followUpAgreement { id } problems: errors { __typename } }
}`;

/** What is recorded is told to whoever follows its session. */
export const followSession = `subscription Follow($session: ID!) {
  followUpChanges(sessionId: $session) { cursor kind followUpAgreement { category employer { name } regions { code name } } }
}`;
