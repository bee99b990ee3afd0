/** An object as the hub answered it; what belongs to another subgraph is its key alone. */
export type Row = Readonly<Record<string, unknown>>;

/** An item of a list and its cursor there. */
export interface Placed {
  readonly cursor: string;
  readonly node: Row & { readonly id: string };
}

/** A region: its desks and instruments by their keys. */
export interface RegionRow extends Row {
  readonly code: string;
  readonly desks: readonly { readonly id: string }[];
  readonly instruments: readonly { readonly code: string }[];
}

/** A candidate's profile, in the order of the national search. */
export interface ProfileRow extends Row {
  readonly id: string;
  readonly region: { readonly code: string };
  readonly desk: { readonly id: string };
}

/** All that the operations of the bench can reach, as plain JSON. */
export interface Snapshot {
  readonly regions: readonly RegionRow[];
  readonly desks: readonly (Row & { readonly id: string })[];
  readonly instruments: readonly (Row & { readonly code: string })[];
  readonly employers: readonly Placed[];
  readonly profiles: readonly ProfileRow[];
  readonly session: Row & { readonly id: string; readonly followUps: readonly Placed[] };
}
