/** A subgraph of the hub: its name in the supergraph and the environment variable that says where it listens. */
export interface SubgraphEntry {
  readonly name: string;
  readonly urlVariable: string;
  /** Whether it takes files that are sent with its tickets. */
  readonly takesUploads: boolean;
  /** Whether it sends files that its tickets and feeds stand for. */
  readonly sendsDownloads: boolean;
}

/**
 * The subgraphs, in the order they are composed. A folder under subgraphs/ is a subgraph when it is listed
 * here; the shared kit and the test kit are not.
 */
export const subgraphs = [
  {
    name: 'regions',
    urlVariable: 'REGIONS_URL',
    takesUploads: false,
    sendsDownloads: false,
  },
  {
    name: 'employers',
    urlVariable: 'EMPLOYERS_URL',
    takesUploads: false,
    sendsDownloads: false,
  },
  {
    name: 'candidates',
    urlVariable: 'CANDIDATES_URL',
    takesUploads: true,
    sendsDownloads: false,
  },
  {
    name: 'agreements',
    urlVariable: 'AGREEMENTS_URL',
    takesUploads: false,
    sendsDownloads: true,
  },
] as const satisfies readonly SubgraphEntry[];

/** The name of one of the hub's subgraphs. */
export type SubgraphName = (typeof subgraphs)[number]['name'];
