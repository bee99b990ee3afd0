import type { ExampleOperation } from './example-operation';

/** What is different there: regions side by side, for anybody. */
export const compareRegions: ExampleOperation = {
  name: 'Regions side by side, without a token',
  variables: { codes: ['AM06', 'AM13', 'AM18', 'AM29'] },
  query: `# No token is needed for this one.
query CompareRegions($codes: [RegionCode!]) {
  regions(codes: $codes) {
    code
    name
    contact {
      functionTitle
      emailAddress
      isStale
      desk {
        name
        kind
        responseDays
      }
    }
    instruments {
      code
      name
      grantors
    }
    profileCount {
      count
      isSuppressed
    }
    availableProfileCount {
      count
      isSuppressed
    }
  }
}
`,
};
