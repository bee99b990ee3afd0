import { createSourceEventStream, type ExecutionResult } from 'graphql';
import { cancelledBy, type Database, openDatabase } from '../database';
import { leavable, openLeave, untilAborted } from '../streams';
import type { RequestContext } from './request-context';
import { faultOutsideFields, maskerFor, runOperation, type SubgraphParts } from './run-operation';
import type { ResultStream, SubgraphOperation } from './subgraph';
import type { Turns } from './turns';

/** What subscriptions are followed with. */
export interface FollowParts<Context extends RequestContext> extends SubgraphParts<Context> {
  /** The turns that events of all subscriptions take. */
  readonly turns: Turns;
}

type Follow<Context extends RequestContext> = FollowParts<Context> & {
  /** Its signal is aborted too when the stream is left. */
  readonly operation: SubgraphOperation & { readonly signal: AbortSignal };
};

/**
 * Follows a subscription that fits the schema. Each event is asked for when a result is, and runs as an operation of its
 * own: new loaders, and a database that is opened and finished, with the audit of what it read. Events take turns: when
 * many follow the same, all of them would else ask for connections at once. A source that fails ends the stream with one result that says so.
 */
export async function followOperation<Context extends RequestContext>(
  parts: FollowParts<Context>,
  asked: SubgraphOperation,
): Promise<ExecutionResult | ResultStream> {
  const leave = openLeave(asked.signal);
  const operation = { ...asked, signal: leave.signal };
  const follow = { ...parts, operation };
  try {
    const source = await cancelledBy(leave.signal, () => sourceOf(follow));
    if (isEvents(source)) return leavable(leave, resultsOf(follow, source));
    leave.leave();
    return { errors: (source.errors ?? []).map(maskerFor(asked, parts.runtime)) };
  } catch (error) {
    leave.leave();
    return { errors: [maskerFor(asked, parts.runtime)(faultOutsideFields(error))] };
  }
}

function sourceOf<Context extends RequestContext>({
  definition,
  runtime,
  schema,
  operation,
}: Follow<Context>): Promise<AsyncIterable<unknown> | ExecutionResult> {
  const { document, operationName, variables, caller, requestId, language, signal } = operation;
  const { clock, createId, dataSource } = runtime;
  const database = withoutPrivateReads(openDatabase(dataSource, { caller, requestId, clock }));
  const base = { caller, requestId, language, clock, createId, database, signal };
  return createSourceEventStream({
    schema,
    document,
    operationName: operationName ?? null,
    variableValues: variables ?? null,
    contextValue: definition.createContext(base),
  });
}

/** A source lives for hours: it would hold its transaction, and the audit line of its reads, for as long. */
function withoutPrivateReads({ manager, transaction }: Database): Database {
  const refused = new Error('The source of a subscription reads nothing private; its results may.');
  return { manager, transaction, privately: () => Promise.reject(refused) };
}

function isEvents(source: AsyncIterable<unknown> | ExecutionResult): source is AsyncIterable<unknown> {
  return Symbol.asyncIterator in source;
}

async function* resultsOf<Context extends RequestContext>(
  { operation, turns, ...parts }: Follow<Context>,
  source: AsyncIterable<unknown>,
): AsyncGenerator<ExecutionResult, void, void> {
  const { signal } = operation;
  const events = source[Symbol.asyncIterator]();
  try {
    for (;;) {
      const step = await untilAborted(
        signal,
        cancelledBy(signal, () => events.next()),
      );
      if (step === null || step.done) return;
      const result = await turns.run(() =>
        cancelledBy(signal, () => runOperation(parts, operation, step.value)),
      );
      if (signal.aborted) return;
      yield result;
    }
  } catch (error) {
    if (!signal.aborted) yield { errors: [maskerFor(operation, parts.runtime)(faultOutsideFields(error))] };
  } finally {
    letGo(events);
  }
}

/** Not waited for: a source that is asked for an event ends only when it has one, unless it heeds the signal. */
function letGo(events: AsyncIterator<unknown>): void {
  Promise.resolve()
    .then(() => events.return?.())
    .catch(() => {});
}
