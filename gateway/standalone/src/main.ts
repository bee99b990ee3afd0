import { createLogger } from '@banenbrug/service-common';
import { readStartArguments } from './command-line';
import { openDemoIssuer } from './demo/issuer';
import { readEnvironment } from './environment';
import { progressOn } from './progress';
import { reportFailure } from './report-failure';
import { type RunningHub, startHub } from './start-hub';

/** `npm start`: runs the hub until it is told to stop. */
export async function main(argv: readonly string[]): Promise<void> {
  try {
    const hub = await startHub(readStartArguments(argv), readEnvironment(), {
      progress: progressOn(process.stdout),
      logger: createLogger('banenbrug', 'warn'),
      openIssuer: openDemoIssuer,
    });
    stopOnSignal(hub);
  } catch (error) {
    reportFailure(error);
  }
}

/** Stops once, whatever signals come; a second one while stopping ends the process at once. */
function stopOnSignal(hub: RunningHub): void {
  let stopping = false;
  const stop = (): void => {
    if (stopping) process.exit(1);
    stopping = true;
    process.stdout.write('\nStopping …\n');
    hub.close().then(
      () => process.exit(0),
      (error: unknown) => {
        reportFailure(error);
        process.exit(1);
      },
    );
  };
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) process.on(signal, stop);
}
