import { createHash } from 'node:crypto';
import type { Logger } from '@banenbrug/service-common';
import type { Operate } from '../operations/operate';
import type { OpenSubscription } from '../subscriptions/open-subscription';
import type { Supergraph } from '../supergraph/read-supergraph';
import type { Serving } from './serving';

/** What serves now: what begins is run by the newest supergraph, what has begun goes on with the one it began with. */
export interface CurrentServing {
  /** The supergraph that operations are begun with now. */
  readonly supergraph: () => Supergraph;
  readonly operate: Operate;
  readonly openSubscription: OpenSubscription;
  /**
   * Serves another supergraph from now on. One that is served already changes nothing. Replacements take turns.
   * @throws Error when it cannot be served; the one before goes on
   */
  replace(sdl: string): Promise<void>;
}

/** Told of every attempt to serve another supergraph. */
export type OnReplaced = (outcome: 'replaced' | 'refused') => void;

/** Serves a first supergraph; `serve` makes what serves another, whole and ready to work. */
export function createCurrentServing(
  first: Serving,
  serve: (sdl: string) => Promise<Serving> | Serving,
  logger: Logger,
  onReplaced: OnReplaced = () => {},
): CurrentServing {
  let current = first;
  let last: Promise<unknown> = Promise.resolve();
  const replace = async (sdl: string): Promise<void> => {
    if (sdl === current.supergraph.sdl) return;
    const facts = { version: versionOf(sdl), former: versionOf(current.supergraph.sdl) };
    try {
      current = await serve(sdl);
    } catch (error) {
      onReplaced('refused');
      const reason = error instanceof Error ? error.message : 'unknown';
      logger.error({ ...facts, reason }, 'a new supergraph cannot be served: the former one stays');
      throw error;
    }
    onReplaced('replaced');
    logger.info(facts, 'a new supergraph is served');
  };
  return {
    supergraph: () => current.supergraph,
    operate: (request, context, options) => current.operate(request, context, options),
    openSubscription: (request, identity, onOver) => current.openSubscription(request, identity, onOver),
    replace(sdl) {
      const turn = last.then(() => replace(sdl));
      last = turn.catch(() => {});
      return turn;
    },
  };
}

/** Tells supergraphs apart in logs: the beginning of the text's SHA-256. */
export function versionOf(sdl: string): string {
  return createHash('sha256').update(sdl).digest('hex').slice(0, 12);
}
