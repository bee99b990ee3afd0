import { setTimeout as wait } from 'node:timers/promises';
import type { SubjectAccess } from '../../src/identity/subject-access';
import type { TestSubgraph } from '../federation/start-federation';

/** A question as the regions subgraph gets it. */
export interface AskedAccess {
  readonly issuer: string;
  readonly subject: string;
  readonly values: readonly { readonly claim: string; readonly value: string }[];
}

/** A stand-in for the regions subgraph: its part of the access query, and a field of its own. */
export interface RegionsStub {
  readonly subgraph: TestSubgraph;
  readonly asked: AskedAccess[];
  /** What it answers from now on; an error is thrown. */
  answer: SubjectAccess | Error | (() => Promise<SubjectAccess>);
}

const typeDefs = `
  type Query {
    who: String
    slow(ms: Int!): Boolean
    accessOf(issuer: String!, subject: String!, values: [ClaimValueInput!]!): SubjectAccess! @inaccessible
  }
  type SubjectAccess @inaccessible { isRevoked: Boolean! grants: [AccessScope!]! }
  type AccessScope @inaccessible { role: AccessRole! employerIds: [ID!]! deskId: ID regions: [RegionCode!]! }
  enum AccessRole @inaccessible { EMPLOYER DESK ORGANISER LIAISON ADMIN }
  input ClaimValueInput @inaccessible { claim: String! value: String! }
  scalar RegionCode
`;

/** Makes a stand-in that grants nothing until it is told to. */
export function regionsStub(): RegionsStub {
  const stub: RegionsStub = {
    asked: [],
    answer: { isRevoked: false, grants: [] },
    subgraph: {
      typeDefs,
      resolvers: {
        Query: {
          who: (_: never, __: never, { caller }) => JSON.stringify(caller),
          slow: (_: never, { ms }: { ms: number }) => wait(ms, true, { ref: false }),
          accessOf: (_: never, question: AskedAccess) => {
            stub.asked.push(structuredClone(question));
            if (stub.answer instanceof Error) throw stub.answer;
            return typeof stub.answer === 'function' ? stub.answer() : stub.answer;
          },
        },
      },
    },
  };
  return stub;
}
