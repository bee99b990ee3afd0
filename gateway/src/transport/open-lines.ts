import type { ReceiveUpload, SendDownload } from '@banenbrug/service-common';
import type { SubgraphTransport } from './subgraph-transport';

/** The way to each subgraph: a map, or a function that makes one per name. */
export type Transports = ReadonlyMap<string, SubgraphTransport> | ((name: string) => SubgraphTransport);

/** The transports in use: made at most once per subgraph, closed together. */
export interface Lines {
  /** @throws Error when there is none of this name */
  transportOf(name: string): SubgraphTransport;
  /** Whether at least one subgraph would be asked now. */
  isAble(): boolean;
  close(): Promise<void>;
}

/** Makes the lines. @param around puts something around a transport before it is used */
export function openLines(
  transports: Transports,
  around: (name: string, transport: SubgraphTransport) => SubgraphTransport = (_, transport) => transport,
): Lines {
  const open = new Map<string, SubgraphTransport>();
  const given = (): Iterable<SubgraphTransport> =>
    typeof transports === 'function' ? open.values() : transports.values();
  return {
    transportOf(name) {
      const known = open.get(name);
      if (known) return known;
      const made = typeof transports === 'function' ? transports(name) : transports.get(name);
      if (!made) throw new Error(`There is no transport for the subgraph "${name}".`);
      const used = around(name, made);
      open.set(name, used);
      return used;
    },
    isAble: () => [...given()].some(({ isAble = () => true }) => isAble()),
    close: async () => {
      await Promise.all([...given()].map((transport) => transport.close()));
    },
  };
}

/**
 * The ways of files, to the subgraphs of these names that take any.
 * @throws Error when there is no transport of a name
 */
export function uploadLinesOf(lines: Lines, names: Iterable<string>): ReadonlyMap<string, ReceiveUpload> {
  const found = [...names].map((name) => [name, lines.transportOf(name).forwardUpload] as const);
  return new Map(found.flatMap(([name, forward]) => (forward ? [[name, forward] as const] : [])));
}

/**
 * The ways of files out of the subgraphs of these names that send any.
 * @throws Error when there is no transport of a name
 */
export function downloadLinesOf(lines: Lines, names: Iterable<string>): ReadonlyMap<string, SendDownload> {
  const found = [...names].map((name) => [name, lines.transportOf(name).fetchDownload] as const);
  return new Map(found.flatMap(([name, fetch]) => (fetch ? [[name, fetch] as const] : [])));
}
