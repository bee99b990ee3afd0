import type { ResolverMap } from '@banenbrug/service-common';
import type { SubgraphName } from '@banenbrug/gateway';
import type { Row } from './snapshot';
import type { PlacedList, RankedProfile, Tables } from './tables';

interface PageOf {
  readonly first?: number | null;
  readonly after?: string | null;
}

/** The resolvers of the operations' fields: one set of functions, whoever serves them. All else is a property. */
export function fieldsOf(tables: Tables) {
  return {
    region: (_: unknown, { code }: { code: string }) => tables.regions.get(code) ?? null,
    /** The gateway asks this of every token's subject: nobody was removed. */
    accessOf: () => ({ isRevoked: false, grants: [] }),
    employers: (_: unknown, page: PageOf) => ({ nodes: pageOf(tables.employerList, page) }),
    sites: ({ sites }: Row, { first }: PageOf) => ({
      nodes: (sites as { nodes: Row[] }).nodes.slice(0, first ?? 20),
    }),
    candidateSearch: (_: unknown, { criteria, first }: { criteria: { regions: string[] } } & PageOf) => ({
      nodes: firstOf(
        criteria.regions.map((code) => tables.profiles.get(code) ?? []),
        first ?? 20,
      ),
    }),
    dialogueSession: (_: unknown, { id }: { id: string }) =>
      id === tables.session.id ? tables.session : null,
    followUps: (_: unknown, page: PageOf) => ({ nodes: pageOf(tables.followUps, page) }),
  };
}

/** The resolvers of each subgraph. */
export function subgraphResolvers(tables: Tables): Readonly<Record<SubgraphName, ResolverMap>> {
  const { region, accessOf, employers, sites, candidateSearch, dialogueSession, followUps } =
    fieldsOf(tables);
  const never = { subscribe: notServed, resolve: notServed };
  return {
    regions: {
      Query: { region, accessOf },
      Region: { __resolveReference: ({ code }: { code: string }) => tables.regions.get(code) ?? null },
      Desk: { __resolveReference: ({ id }: { id: string }) => tables.desks.get(id) ?? null },
    },
    employers: {
      Query: { employers },
      Employer: { sites, __resolveReference: ({ id }: { id: string }) => tables.employers.get(id) ?? null },
    },
    candidates: { Query: { candidateSearch } },
    agreements: {
      Query: { dialogueSession },
      DialogueSession: { followUps },
      Subscription: { followUpChanges: never },
    },
  };
}

/** The resolvers of the whole in one schema. */
export function monolithResolvers(tables: Tables): ResolverMap {
  const { region, employers, sites, candidateSearch, dialogueSession, followUps } = fieldsOf(tables);
  return {
    Query: { region, employers, candidateSearch, dialogueSession },
    Employer: { sites },
    DialogueSession: { followUps },
  };
}

function pageOf({ nodes, nextOf }: PlacedList, { first, after }: PageOf): readonly Row[] {
  const start = after == null ? 0 : (nextOf.get(after) ?? nodes.length);
  return nodes.slice(start, start + (first ?? 20));
}

/** The first of several lists together, in the order of the national search. */
function firstOf(lists: readonly (readonly RankedProfile[])[], count: number): Row[] {
  return lists
    .flatMap((list) => list.slice(0, count))
    .sort((a, b) => a.rank - b.rank)
    .slice(0, count)
    .map(({ profile }) => profile);
}

function notServed(): never {
  throw new Error('The bench follows nothing.');
}
