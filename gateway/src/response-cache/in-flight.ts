import { setMaxListeners } from 'node:events';
import type { Clock, ParsedOperation, RequestIdentity } from '@banenbrug/service-common';
import { type ExecutionResult, getOperationAST } from 'graphql';
import { requestKey } from './request-key';

/** Runs one operation. Never rejects. */
export type Execute = (operation: ParsedOperation) => Promise<ExecutionResult>;

/** What sharing is made with. */
export interface SharingOptions {
  readonly clock: Clock;
  /** How old, in milliseconds, an execution may be that somebody joins. Default 1,000. */
  readonly joinWithinMs?: number | undefined;
  /** Told of every query that joins an equal one. */
  readonly onShared?: (() => void) | undefined;
}

/** An execution that is under way. */
interface Flight {
  readonly answer: Promise<ExecutionResult>;
  readonly startedAt: number;
  /** Whether all who waited have gone, and the execution was told to stop. */
  isStopped(): boolean;
  /** Waits for the answer; the execution is stopped when the last one who waits has gone. */
  join(signal: AbortSignal | undefined): Promise<ExecutionResult>;
}

/**
 * Makes equal queries of one caller that come at the same time one execution. Each can leave by itself. What was begun
 * before a mutation ended, or longer ago than a second, is joined by nobody: it may have read what is no longer so.
 */
export function shareInFlight(
  execute: Execute,
  { clock, joinWithinMs = 1000, onShared }: SharingOptions,
): Execute {
  const flights = new Map<string, Flight>();
  let writes = 0;

  const takeOff = (key: string, request: ParsedOperation, startedAt: number): Flight => {
    const flight = beginFlight(request, startedAt, execute);
    flights.set(key, flight);
    const land = (): void => {
      if (flights.get(key) === flight) flights.delete(key);
    };
    flight.answer.then(land, land);
    return flight;
  };

  return async (request) => {
    const operation = getOperationAST(request.document, request.operationName);
    if (operation?.operation === 'mutation') {
      const answer = await execute(request);
      writes += 1;
      return answer;
    }
    const { context } = request;
    const asked = operation?.operation === 'query' ? requestKey(request, operation) : null;
    if (asked === null || context.signal?.aborted) return execute(request);
    const key = `${writes} ${asked} ${whoOf(context)}`;
    const now = clock.now().getTime();
    const known = flights.get(key);
    const canJoin = known !== undefined && now - known.startedAt < joinWithinMs && !known.isStopped();
    if (canJoin) onShared?.();
    return (canJoin ? known : takeOff(key, request, now)).join(context.signal);
  };
}

/**
 * The token as well as what it gives: a client with several scopes says in which it acts. The token comes last: what stands before
 * it is JSON, and ends where it ends, whatever a token holds.
 */
function whoOf({ token, caller }: RequestIdentity): string {
  return `${JSON.stringify(caller)} ${token ?? ''}`;
}

function beginFlight(request: ParsedOperation, startedAt: number, execute: Execute): Flight {
  const everybodyGone = new AbortController();
  const { signal } = everybodyGone;
  // Each fetch that is under way listens.
  setMaxListeners(0, signal);
  let waiting = 0;
  const answer = execute({
    ...request,
    context: { ...request.context, signal, controller: everybodyGone },
  }).then((result) => Object.freeze(result));
  return {
    answer,
    startedAt,
    isStopped: () => signal.aborted,
    async join(own) {
      const leave = (): void => {
        waiting -= 1;
        if (waiting === 0) everybodyGone.abort(own?.reason);
      };
      waiting += 1;
      own?.addEventListener('abort', leave, { once: true });
      try {
        return await answer;
      } finally {
        own?.removeEventListener('abort', leave);
      }
    },
  };
}
