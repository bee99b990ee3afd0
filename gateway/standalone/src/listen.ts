import type { Gateway, GatewayAddress } from '@banenbrug/gateway';
import type { Progress } from './progress';
import { StartError } from './start-error';

const defaultPort = 4000;
const portsTried = 20;

/**
 * Listens on the port that was asked for, or else on 4000 or the next free one.
 * @throws StartError when the port asked for is taken
 */
export async function listen(
  gateway: Gateway,
  { host, port }: { host: string; port: number | null },
  progress: Progress,
): Promise<GatewayAddress> {
  if (port !== null) {
    const address = await tryListen(gateway, host, port);
    if (address) return address;
    throw new StartError(`Port ${port} is taken by another program. Stop it, or choose another with --port.`);
  }
  for (let candidate = defaultPort; candidate < defaultPort + portsTried; candidate += 1) {
    const address = await tryListen(gateway, host, candidate);
    if (address) return address;
    progress(`port ${candidate} is taken by another program, trying the next`);
  }
  throw new StartError(
    `Ports ${defaultPort} to ${defaultPort + portsTried - 1} are all taken. Name one with --port.`,
  );
}

async function tryListen(gateway: Gateway, host: string, port: number): Promise<GatewayAddress | null> {
  try {
    return await gateway.listen({ host, port });
  } catch (error) {
    if (error instanceof Error && 'code' in error && error.code === 'EADDRINUSE') return null;
    throw error;
  }
}
