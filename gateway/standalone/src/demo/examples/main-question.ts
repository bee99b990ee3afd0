import { defaultTowns } from '../demo-setting';
import type { ExampleOperation } from './example-operation';

/** What the hub exists for: one question over several regions, asked by an employer. */
export const mainQuestion: ExampleOperation = {
  name: 'Depots in three towns: contacts, agreements, schemes and candidates',
  variables: { towns: defaultTowns },
  query: `query Depots($towns: [String!]!) {
  ownEmployer {
    name
    sites(first: 10) { nodes { name intendedPlacements region { code } } }
  }
  places(names: $towns) {
    matches {
      municipality { name }
      region {
        code
        name
        contact { functionTitle emailAddress desk { name responseDays } }
        arrangements(first: 5) {
          nodes { coverage arrangement { title } deviations { ingredient regional { summary } reason } }
        }
        instruments { code }
      }
    }
  }
  candidateSearch(
    criteria: {
      places: $towns
      hoursPerWeek: { min: 20 }
      occupations: [
        { scheme: ISCO, code: "4321" } # stock clerks
        { scheme: ISCO, code: "8344" } # lift truck operators
        { scheme: ISCO, code: "9321" } # hand packers
        { scheme: ISCO, code: "9333" } # freight handlers
        { scheme: ISCO, code: "9334" } # shelf fillers
      ]
    }
    first: 10
  ) {
    totalCount
    byRegion { region { code } count }
    leftOut { total { count } byField { field count { count } } }
    nodes {
      region { code }
      hoursPerWeek { min max }
      workingLevel
      occupations { label }
      languages { code }
      drivingLicences
    }
  }
}
`,
};
