import type { ExampleOperation } from './example-operation';

/** What came of a dialogue session, with whom to call about it on both sides. */
export const dialogueSession: ExampleOperation = {
  name: 'A dialogue session: what was agreed, and whom to call on both sides',
  query: `# What the caller may see of the latest dialogue session. The liaison sees all of it.
query DialogueSession {
  dialogueSessions(first: 1) {
    nodes {
      number
      title
      heldOn
      place {
        name
      }
      counts {
        employers
        regions
        followUps
      }
      followUps(first: 40) {
        totalCount
        nodes {
          category
          status
          employerText
          regionText
          missing
          dueOn
          regions {
            code
            name
            contact {
              functionTitle
              emailAddress
            }
          }
          employer {
            name
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
`,
};
