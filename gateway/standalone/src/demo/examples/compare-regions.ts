import type { ExampleOperation } from './example-operation';

/** What is different there: regions side by side, for anybody. */
export const compareRegions: ExampleOperation = {
  name: 'Regions side by side, without a token',
  variables: { regions: ['AM03', 'AM06', 'AM18', 'AM29'] },
  query: `# No token is needed for this one. Each row has what most regions do or what holds nationally, and a cell for each region.
query CompareRegions($regions: [RegionCode!]!) {
  compareRegions(regions: $regions, topics: [CONTACT, RESPONSE_TIME, SCHEMES]) {
    on
    tables {
      topic
      rows {
        label
        grantor
        standard {
          ...Fact
        }
        cells {
          region {
            code
            name
          }
          verdict
          fact {
            ...Fact
            ... on RegionContactFact {
              contact {
                functionTitle
                emailAddress
              }
            }
          }
        }
      }
    }
  }
}

fragment Fact on RegionFact {
  ... on RegionContactFact {
    isNamed
    isStale
  }
  ... on RegionResponseTimeFact {
    responseDays
  }
  ... on RegionSchemeFact {
    standardMonths
    maximumMonths
    isOpenEnded
    remark
  }
}
`,
};
