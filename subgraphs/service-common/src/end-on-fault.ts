import { faultOf } from './errors';
import type { Logger } from './logger';

/**
 * Ends this process on a fault that nobody caught, a rejected promise included, as Node does by itself; but the log
 * gets its type and place only, where Node would print its message, which can quote what a caller sent.
 */
export function endOnFault(logger: Logger): void {
  process.on('uncaughtException', (error: unknown) => {
    logger.error({ fault: faultOf(error) }, 'the process ends: a fault that nobody caught');
    process.exit(1);
  });
}
