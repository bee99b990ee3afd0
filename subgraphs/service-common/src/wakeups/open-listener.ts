import { setTimeout as wait } from 'node:timers/promises';
import { Client } from 'pg';
import { connectionFailure } from '../database/connection-failure';
import type { Logger } from '../logger';
import { untilAborted } from '../streams';
import { reconnectDelay } from './reconnect-delay';
import { type Watch, type Wakeups, Watches } from './wakeups';

/** What a process listens with. */
export interface ListenerSettings {
  /** postgres:// URL of the primary itself: LISTEN does not get through a pooler of transactions, or to a replica. */
  readonly url: string;
  /** The channel; a notification's payload is the topic that it wakes. */
  readonly channel: string;
  readonly logger: Logger;
  /** How long to wait after so many failures, in milliseconds. Default `reconnectDelay`. */
  readonly delay?: (failures: number) => number;
}

/** Wakes the watches of this process when another one notifies. */
export interface Listener extends Wakeups {
  /** Ends the connection; watches are woken no more. */
  close(): Promise<void>;
}

/** How long a connection may take to be made or ended, and LISTEN to be answered, in milliseconds. */
const patience = 10_000;

/**
 * Listens on a connection of its own, which is opened with the first watch and kept: while nothing is notified no statement
 * is sent. When it is lost it is made again, sooner at first and later then; and since what was notified meanwhile is gone,
 * every watch is woken once.
 */
export function openListener({ url, channel, logger, delay = reconnectDelay }: ListenerSettings): Listener {
  const watches = new Watches();
  const closing = new AbortController();
  let running: Promise<void> | null = null;
  let failures = 0;
  return {
    watch(topic): Watch {
      running ??= keepListening();
      return watches.watch(topic);
    },
    async close() {
      closing.abort();
      await running;
    },
  };

  async function keepListening(): Promise<void> {
    const { signal } = closing;
    while (!signal.aborted) {
      const fault = await listenUntilLost().catch((error: unknown) => error);
      if (signal.aborted) return;
      failures += 1;
      if (failures === 1) {
        const facts = { channel, reason: connectionFailure(fault) };
        logger.warn(facts, 'nothing is heard of changes: the connection that listens for them is made again');
      }
      await wait(delay(failures), undefined, { signal }).catch(() => {});
    }
  }

  /** Answers why it does not hold any more. */
  async function listenUntilLost(): Promise<unknown> {
    const client = new Client({
      connectionString: url,
      application_name: `banenbrug listener ${channel}`,
      connectionTimeoutMillis: patience,
      query_timeout: patience,
      keepAlive: true,
      keepAliveInitialDelayMillis: patience,
    });
    let fault: unknown;
    client.on('error', (error) => {
      fault = error;
    });
    const ended = new Promise<void>((resolve) => client.once('end', resolve));
    client.on('notification', ({ payload = '' }) => watches.wake(payload));
    try {
      await client.connect();
      await client.query(`listen ${client.escapeIdentifier(channel)}`);
      if (failures > 0) logger.info({ channel }, 'changes are heard of again');
      failures = 0;
      watches.wakeAll();
      await untilAborted(closing.signal, ended);
    } catch (error) {
      fault = error;
    }
    // A server that is not there any more cannot take leave.
    await untilAborted(
      AbortSignal.timeout(patience),
      client.end().catch(() => {}),
    );
    return fault;
  }
}
