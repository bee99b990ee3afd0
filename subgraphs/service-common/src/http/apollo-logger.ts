import { faultOf } from '../errors';
import type { Logger } from '../logger';

/** What Apollo Server calls to log. */
interface ApolloLogger {
  debug(message?: unknown): void;
  info(message?: unknown): void;
  warn(message?: unknown): void;
  error(message?: unknown): void;
}

/**
 * Apollo Server's own lines in the house's log. It writes "what happened: the error" or "What happened. The error", and an error's message can
 * quote what a caller sent, so only what happened is kept; of an error itself, its name and frames.
 */
export function apolloLogger(logger: Logger): ApolloLogger {
  const write = (level: 'warn' | 'error') => (message?: unknown) =>
    typeof message === 'string'
      ? logger[level]({}, message.split(/[:.] /, 1)[0] ?? '')
      : logger[level]({ fault: faultOf(message) }, 'Apollo Server met a fault');
  return { debug: () => {}, info: () => {}, warn: write('warn'), error: write('error') };
}
