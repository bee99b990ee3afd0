import type { ExampleOperation } from './example-operation';

/** What became of a dialogue session after three months, on the map of all regions. */
export const sessionMap: ExampleOperation = {
  name: 'A dialogue session three months later: what is done, what stalls, and the map of the regions',
  variables: { asOf: '2018-12-26' },
  query: `# What the caller may see: the organiser and the liaison see all of it, an employer or desk its own.
query SessionMap($asOf: LocalDate) {
  dialogueSessions(first: 1) {
    nodes {
      title
      heldOn
      report(asOf: $asOf) {
        followUpCount
        done {
          count
          percentage
        }
        byStatus {
          status
          count
        }
        stalling {
          category
          stalled {
            count
            base
          }
        }
        map {
          regions {
            region {
              code
              name
            }
            followUpCount
            doneCount
          }
          regionsWithoutAny {
            code
          }
        }
      }
    }
  }
}
`,
};
