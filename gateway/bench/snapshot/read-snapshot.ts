import type { ProfileRow, RegionRow, Row, Snapshot } from './snapshot';

/** Asks the hub one operation. @throws Error when it has errors */
export type Ask = (query: string, variables?: object) => Promise<Row>;

const contact = 'contact { functionTitle name emailAddress phone }';
const person = 'id functionTitle name emailAddress phone';

const places = `{
  regions { code name desks { id } instruments { code } ${contact} }
  instruments { code name }
}`;
const desks = `query ($after: String) {
  page: desks(first: 50, after: $after) {
    nodes { id name kind functionAddress phone responseDays contacts { ${person} } ${contact} }
    pageInfo { endCursor hasNextPage }
  }
}`;
const employers = `query ($after: String) {
  page: employers(first: 50, after: $after) {
    edges {
      cursor
      node {
        id name kvkNumber contact { ${person} }
        sites(first: 20) { nodes { id name intendedPlacements region { code } } }
      }
    }
    pageInfo { endCursor hasNextPage }
  }
}`;
const profiles = `query ($after: String) {
  page: candidateSearch(criteria: {}, first: 100, after: $after) {
    nodes {
      id availableFrom workingLevel hoursPerWeek { min max } occupations { scheme code }
      region { code } desk { id }
    }
    pageInfo { endCursor hasNextPage }
  }
}`;
const sessions = '{ dialogueSessions(first: 1) { nodes { id title heldOn } } }';
const followUps = `query ($session: ID!, $after: String) {
  dialogueSession(id: $session) {
    page: followUps(first: 50, after: $after) {
      edges {
        cursor
        node { id category status employerText regionText dueOn employer { id } regions { code } }
      }
      pageInfo { endCursor hasNextPage }
    }
  }
}`;

/** Reads everything through the hub's own API, as somebody who may see all of it. */
export async function readSnapshot(ask: Ask): Promise<Snapshot> {
  const known = await ask(places);
  const { dialogueSessions } = await ask(sessions);
  const [session] = (dialogueSessions as { nodes: { id: string }[] }).nodes;
  if (!session) throw new Error('The demo data have no dialogue session.');
  const agreed = (after: string | null) =>
    ask(followUps, { session: session.id, after }).then(({ dialogueSession }) => dialogueSession as Row);
  return {
    regions: known['regions'] as RegionRow[],
    instruments: known['instruments'] as Snapshot['instruments'],
    desks: await allOf(desks, 'nodes', ask),
    employers: await allOf(employers, 'edges', ask),
    profiles: await allOf<ProfileRow>(profiles, 'nodes', ask),
    session: { ...session, followUps: await pagesOf('edges', agreed) },
  };
}

function allOf<Item>(query: string, items: 'nodes' | 'edges', ask: Ask): Promise<Item[]> {
  return pagesOf(items, (after) => ask(query, { after }));
}

interface Page {
  readonly pageInfo: { readonly endCursor: string | null; readonly hasNextPage: boolean };
}

async function pagesOf<Item>(
  items: 'nodes' | 'edges',
  askPage: (after: string | null) => Promise<Row>,
): Promise<Item[]> {
  const all: Item[] = [];
  for (let after: string | null = null; ; ) {
    const { page } = (await askPage(after)) as { page: Page & Record<typeof items, Item[]> };
    all.push(...page[items]);
    if (!page.pageInfo.hasNextPage) return all;
    after = page.pageInfo.endCursor;
  }
}
