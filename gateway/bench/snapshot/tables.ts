import type { Placed, ProfileRow, RegionRow, Row, Snapshot } from './snapshot';

/** A snapshot's objects, found by their keys. */
export interface Tables {
  readonly regions: ReadonlyMap<string, Row>;
  readonly desks: ReadonlyMap<string, Row>;
  readonly employers: ReadonlyMap<string, Row>;
  readonly employerList: PlacedList;
  /** Profiles of each region by its code, with their place in the national search. */
  readonly profiles: ReadonlyMap<string, readonly RankedProfile[]>;
  readonly session: Row & { readonly id: string };
  readonly followUps: PlacedList;
}

/** A list that is read by pages. */
export interface PlacedList {
  readonly nodes: readonly Row[];
  /** The number of the item that follows a cursor. */
  readonly nextOf: ReadonlyMap<string, number>;
}

/** A profile and its place in the national search. */
export interface RankedProfile {
  readonly rank: number;
  readonly profile: Row;
}

/** The tables of four subgraphs: what belongs to another one is a reference, which holds its key alone. */
export function separateTables(snapshot: Snapshot): Tables {
  const own = ownObjects(snapshot);
  return tablesOf(snapshot, own, {
    employer: (node) => node,
    followUp: (node) => node,
    profile: (row) => row,
  });
}

/** The tables of one schema: objects hold each other. */
export function linkedTables(snapshot: Snapshot): Tables {
  const own = ownObjects(snapshot);
  const withRegion = (site: Row): Row => ({ ...site, region: own.regions.get(keyOf(site['region'])) });
  const employer = (node: Row): Row => ({
    ...node,
    sites: { nodes: (node['sites'] as { nodes: Row[] }).nodes.map(withRegion) },
  });
  const employers = byKey(snapshot.employers.map(({ node }) => employer(node)));
  return tablesOf(snapshot, own, {
    employer: (node) => employers.get(keyOf(node)) ?? node,
    followUp: (node) => ({
      ...node,
      employer: employers.get(keyOf(node['employer'])),
      regions: (node['regions'] as Row[]).map((region) => own.regions.get(keyOf(region))),
    }),
    profile: (row) => ({
      ...row,
      region: own.regions.get(row.region.code),
      desk: own.desks.get(row.desk.id),
    }),
  });
}

/** How the objects that point to other subgraphs are kept. */
interface Keeping {
  readonly employer: (node: Row) => Row;
  readonly followUp: (node: Row) => Row;
  readonly profile: (row: ProfileRow) => Row;
}

interface OwnObjects {
  readonly regions: ReadonlyMap<string, Row>;
  readonly desks: ReadonlyMap<string, Row>;
}

/** Regions, desks and instruments are of one subgraph, and hold each other in any case. */
function ownObjects(snapshot: Snapshot): OwnObjects {
  const desks = byKey(snapshot.desks);
  const instruments = byKey(snapshot.instruments);
  const whole = (region: RegionRow): Row => ({
    ...region,
    desks: region.desks.map(({ id }) => desks.get(id)),
    instruments: region.instruments.map(({ code }) => instruments.get(code)),
  });
  return { desks, regions: byKey(snapshot.regions.map(whole)) };
}

function tablesOf(snapshot: Snapshot, own: OwnObjects, keep: Keeping): Tables {
  const { followUps, ...session } = snapshot.session;
  const profiles = new Map<string, RankedProfile[]>();
  for (const [rank, row] of snapshot.profiles.entries()) {
    const { code } = row.region;
    profiles.set(code, [...(profiles.get(code) ?? []), { rank, profile: keep.profile(row) }]);
  }
  return {
    ...own,
    employers: byKey(snapshot.employers.map(({ node }) => keep.employer(node))),
    employerList: placedList(snapshot.employers, keep.employer),
    profiles,
    session,
    followUps: placedList(followUps, keep.followUp),
  };
}

function placedList(items: readonly Placed[], keep: (node: Row) => Row): PlacedList {
  return {
    nodes: items.map(({ node }) => keep(node)),
    nextOf: new Map(items.map(({ cursor }, index) => [cursor, index + 1])),
  };
}

const byKey = (rows: readonly Row[]): ReadonlyMap<string, Row> =>
  new Map(rows.map((row) => [keyOf(row), row]));

function keyOf(row: unknown): string {
  const { id, code } = row as { id?: string; code?: string };
  return id ?? code ?? '';
}
