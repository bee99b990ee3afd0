import type { ServerResponse } from 'node:http';
import { HubError, eventStreamType, heartbeat, writeStreamEvent } from '@banenbrug/service-common';
import type { FormattedExecutionResult } from 'graphql';
import { resultText } from '../result-text';
import type { SubscriptionSettings } from '../subscription-settings';

/** Writes a stream of events to one client, no faster than it reads. */
export interface EventWriter {
  /**
   * Writes a result, and waits until another can be written.
   * @throws HubError SUBSCRIBER_TOO_SLOW when the client does not read; the signal's reason when that is aborted meanwhile
   */
  next(result: FormattedExecutionResult): Promise<void>;
  /** Ends the stream, after a last result where there is one. A client that does not take that in time is cut off. */
  end(last?: FormattedExecutionResult): void;
}

/** What a writer keeps to. */
export interface EventWriterOptions
  extends Pick<SubscriptionSettings, 'takenWithinMs' | 'heartbeatMs' | 'lingerMs'> {
  readonly maxResponseBytes: number;
  readonly language: 'en' | 'nl';
  /** Ends the waiting for a client. */
  readonly signal: AbortSignal;
}

/** Begins the stream: a 200 that nothing on the way may keep, change or hold back. */
export function beginEvents(response: ServerResponse, options: EventWriterOptions): EventWriter {
  response.writeHead(200, {
    'content-type': `${eventStreamType}; charset=utf-8`,
    'cache-control': 'no-store, no-transform',
    'x-accel-buffering': 'no',
  });
  // Some browsers open the stream only when something has come.
  response.write(heartbeat);
  const beat = setInterval(() => {
    if (!response.writableNeedDrain) response.write(heartbeat);
  }, options.heartbeatMs);
  response.once('close', () => clearInterval(beat));
  const textOf = (result: FormattedExecutionResult): string =>
    `event: next\ndata: ${resultText(result, options)}\n\n`;
  return {
    async next(result) {
      const isTaken = response.write(textOf(result));
      if (!isTaken && !options.signal.aborted) await untilTaken(response, options);
    },
    end(last) {
      clearInterval(beat);
      response.end((last ? textOf(last) : '') + writeStreamEvent('complete'));
      const timer = setTimeout(() => response.destroy(), options.lingerMs);
      if (response.closed) clearTimeout(timer);
      response.once('close', () => clearTimeout(timer));
    },
  };
}

function untilTaken(response: ServerResponse, { takenWithinMs, signal }: EventWriterOptions): Promise<void> {
  return new Promise((resolve, reject) => {
    const settle = (): void => {
      clearTimeout(timer);
      response.off('drain', onDrain);
      signal.removeEventListener('abort', onAbort);
    };
    const onDrain = (): void => {
      settle();
      resolve();
    };
    const onAbort = (): void => {
      settle();
      reject(signal.reason);
    };
    const timer = setTimeout(() => {
      settle();
      reject(tooSlow(takenWithinMs));
    }, takenWithinMs);
    response.once('drain', onDrain);
    signal.addEventListener('abort', onAbort, { once: true });
  });
}

/** Why a client that does not read is left. */
export function tooSlow(takenWithinMs: number): HubError {
  return new HubError('SUBSCRIBER_TOO_SLOW', { maximumSeconds: takenWithinMs / 1000 });
}
