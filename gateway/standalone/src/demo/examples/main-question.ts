import { defaultTowns } from '../demo-setting';
import type { ExampleOperation } from './example-operation';

/** What the hub exists for: one question over several regions, asked by an employer. */
export const mainQuestion: ExampleOperation = {
  name: 'Depots in three towns: contacts, agreements, schemes and candidates',
  variables: { towns: defaultTowns },
  query: `# For each town: its region, whom to call and how fast they answer, which schemes and
# which working agreements apply. And who could do warehouse work of at least 20 hours?
query Depots($towns: [String!]!) {
  places(names: $towns) {
    matches {
      municipality {
        name
      }
      region {
        code
        name
        contact {
          functionTitle
          emailAddress
          phone
          desk {
            name
            responseDays
          }
        }
        instruments {
          code
          name
          grantors
        }
        arrangements(first: 5) {
          nodes {
            coverage
            arrangement {
              title
            }
            deviations {
              ingredient
              reason
              regional {
                summary
              }
            }
          }
        }
      }
    }
  }
  candidateSearch(
    criteria: {
      places: $towns
      hoursPerWeek: { min: 20 }
      occupations: [
        { scheme: ISCO, code: "4321" }
        { scheme: ISCO, code: "8344" }
        { scheme: ISCO, code: "9321" }
        { scheme: ISCO, code: "9333" }
        { scheme: ISCO, code: "9334" }
      ]
    }
    first: 10
  ) {
    totalCount
    byRegion {
      region {
        code
      }
      count
    }
    leftOut {
      total {
        count
        isSuppressed
      }
      byField {
        field
        count {
          count
          isSuppressed
        }
      }
    }
    nodes {
      region {
        code
      }
      municipality {
        name
      }
      hoursPerWeek {
        min
        max
      }
      workingLevel
      occupations {
        label
      }
      skills
      languages {
        label
      }
      drivingLicences
      travel {
        maxDistanceKm
        means
      }
      unknownFields
    }
  }
}
`,
};
