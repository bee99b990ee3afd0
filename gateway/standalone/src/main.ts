import { createLogger, endOnFault } from '@banenbrug/service-common';
import { readStartArguments } from './command-line';
import { openDemoIssuer } from './demo/issuer';
import { readEnvironment } from './environment';
import { readGatewayEnvironment } from './gateway/environment';
import { progressOn } from './progress';
import { reportFailure } from './report-failure';
import { type RunningHub, startHub } from './start-hub';

/** `npm start`: runs the hub until it is told to stop. */
export async function main(argv: readonly string[]): Promise<void> {
  const logger = createLogger('banenbrug', 'warn');
  endOnFault(logger);
  try {
    const starting = startHub(readStartArguments(argv), readEnvironment(), {
      progress: progressOn(process.stdout),
      logger,
      gateway: readGatewayEnvironment(),
      openIssuer: openDemoIssuer,
    });
    stopOnSignal(starting);
    await starting;
  } catch (error) {
    reportFailure(error);
  }
}

/**
 * Stops the hub on the first signal, also while it is still starting: the database is a process of its own and
 * must not be left behind. Ctrl-C reaches us twice, from the terminal and from npm; the second changes nothing.
 */
function stopOnSignal(starting: Promise<RunningHub>): void {
  let stopping = false;
  const stop = async (): Promise<void> => {
    if (stopping) return;
    stopping = true;
    process.stdout.write('\nStopping …\n');
    try {
      const hub = await starting;
      await hub.close();
    } catch (error) {
      reportFailure(error);
    }
    process.exit();
  };
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) process.on(signal, () => void stop());
}
