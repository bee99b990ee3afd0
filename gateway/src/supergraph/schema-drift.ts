import type { Logger } from '@banenbrug/service-common';
import { parse } from 'graphql';
import { publicContext } from '../identity/public-context';
import type { FetchDocument, SubgraphTransport } from '../transport/subgraph-transport';
import { membersIn, ownedMembers } from './owned-members';
import type { Supergraph } from './read-supergraph';

/** What a supergraph is held against. */
export interface DriftOptions {
  readonly supergraph: Supergraph;
  readonly transportOf: (name: string) => SubgraphTransport;
  readonly logger: Logger;
  /** Told how much a subgraph that answered lacks: 0 when it has all that plans can ask of it. */
  readonly onCompared?: ((subgraph: string, lacking: number) => void) | undefined;
  /** How long to wait before those are asked again that did not answer, in milliseconds. Default 10,000. */
  readonly againMs?: number | undefined;
}

/** A comparison that goes on until every subgraph has answered once. */
export interface DriftWatch {
  close(): void;
}

const text = '{ _service { sdl } }';
const question: FetchDocument = { text, document: parse(text), operationName: undefined, kind: 'query' };

/** So many of what is missing are named in the log. */
const named = 20;

/**
 * Asks every subgraph for its schema, and says in the log what it lacks of what the supergraph says it has: an older
 * version is running, and fetches that ask for these things will fail. Whoever does not answer is asked again.
 */
export function watchDrift({
  supergraph,
  transportOf,
  logger,
  onCompared = () => {},
  againMs = 10_000,
}: DriftOptions): DriftWatch {
  const owned = ownedMembers(parse(supergraph.sdl, { noLocation: true }));
  const open = new Set(owned.keys());
  let timer: NodeJS.Timeout | undefined;
  let isClosed = false;

  const compare = async (name: string): Promise<void> => {
    const sdl = await schemaOf(transportOf(name));
    if (sdl === null || isClosed) return;
    open.delete(name);
    const has = membersIn(parse(sdl, { noLocation: true }));
    const missing = [...(owned.get(name) ?? [])].filter((member) => !has.has(member));
    onCompared(name, missing.length);
    if (missing.length === 0) return;
    const facts = { service: name, lacking: missing.length, missing: missing.slice(0, named) };
    logger.warn(facts, 'a subgraph is older than the supergraph: bring it up to date');
  };
  const compareOpen = async (): Promise<void> => {
    await Promise.all([...open].map((name) => compare(name).catch(() => {})));
    if (open.size === 0 || isClosed) return;
    timer = setTimeout(() => void compareOpen(), againMs);
    timer.unref();
  };
  void compareOpen();
  return {
    close() {
      isClosed = true;
      clearTimeout(timer);
    },
  };
}

/** Holds the subgraphs against the supergraph that is served at the time. */
export interface LatestDrift extends DriftWatch {
  /** Looks at this supergraph from now on. */
  watch(supergraph: Supergraph): void;
}

/** Watches one supergraph after the other. */
export function watchLatestDrift(options: Omit<DriftOptions, 'supergraph'>): LatestDrift {
  let latest: DriftWatch | undefined;
  return {
    watch(supergraph) {
      latest?.close();
      latest = watchDrift({ ...options, supergraph });
    },
    close: () => latest?.close(),
  };
}

/** The SDL that a subgraph composes with; null when it does not say. */
async function schemaOf(transport: SubgraphTransport): Promise<string | null> {
  const { data } = await transport.fetch({ document: question, variables: {}, context: publicContext() });
  const service = data?.['_service'];
  const sdl = typeof service === 'object' && service !== null && 'sdl' in service ? service.sdl : undefined;
  return typeof sdl === 'string' ? sdl : null;
}
