/** The four operations, from many objects of three subgraphs to one of one. */
export const operationNames = ['Q1', 'Q2', 'Q3', 'Q4'] as const;

/** The name of one of the operations. */
export type OperationName = (typeof operationNames)[number];

/** One operation: what is asked, in words and as a document. */
export interface Operation {
  readonly about: string;
  readonly query: string;
}

/** What is asked; the values that differ from request to request come as variables. */
export const operations: Readonly<Record<OperationName, Operation>> = {
  Q1: {
    about: 'a page of employers with their sites, of each its region with desks, their contacts, and schemes',
    query: `query EmployersWithSites($first: Int!, $after: String) {
  employers(first: $first, after: $after) {
    nodes {
      id name kvkNumber
      sites(first: 4) {
        nodes {
          id name intendedPlacements
          region {
            code name
            desks {
              id name kind functionAddress phone responseDays
              contacts { id functionTitle name emailAddress phone }
            }
            instruments { code name }
          }
        }
      }
    }
  }
}`,
  },
  Q2: {
    about: 'twenty candidates in four regions, of each the region, the desk and whom to call there',
    query: `query CandidatesInRegions($regions: [RegionCode!]!) {
  candidateSearch(criteria: { regions: $regions }, first: 20) {
    nodes {
      id availableFrom workingLevel hoursPerWeek { min max } occupations { scheme code }
      region { code name }
      desk { id name phone responseDays contact { functionTitle name emailAddress phone } }
    }
  }
}`,
  },
  Q3: {
    about:
      'ten agreements of a dialogue session, of each the employer and the regions, and whom to call at both',
    query: `query AgreementsOfSession($session: ID!, $first: Int!, $after: String) {
  dialogueSession(id: $session) {
    id title heldOn
    followUps(first: $first, after: $after) {
      nodes {
        id category status employerText regionText dueOn
        employer { id name contact { id functionTitle name emailAddress phone } }
        regions { code name contact { functionTitle name emailAddress phone } }
      }
    }
  }
}`,
  },
  Q4: {
    about: 'the name of one region',
    query: `query NameOfRegion($code: RegionCode!) {
  region(code: $code) { code name }
}`,
  },
};
