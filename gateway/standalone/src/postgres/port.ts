import { createServer } from 'node:net';
import { EmbeddedPostgresError } from './embedded-postgres.error';

/** Below 32768: above it the system hands ports out to clients, and one of those may hold it for a moment. */
export const defaultPort = 25432;

const lastPort = defaultPort + 500;

/**
 * The port to listen on: the one asked for, or the first free one from the default upwards.
 * @param after a port that turned out to be taken after all; the search goes on above it.
 * @throws EmbeddedPostgresError when the port asked for is taken.
 */
export async function choosePort(requested: number | undefined, after = defaultPort - 1): Promise<number> {
  if (requested !== undefined) {
    if (after < requested && (await isFree(requested))) return requested;
    throw new EmbeddedPostgresError(
      `Port ${requested} for PostgreSQL is taken by another program on this machine. Choose another port, or none to use the first free one.`,
    );
  }
  for (let port = after + 1; port <= lastPort; port++) {
    if (await isFree(port)) return port;
  }
  throw new EmbeddedPostgresError(
    `No port between ${defaultPort} and ${lastPort} is free for PostgreSQL. Choose one yourself.`,
  );
}

function isFree(port: number): Promise<boolean> {
  return new Promise((resolve) => {
    const server = createServer();
    server.once('error', () => resolve(false));
    server.listen({ port, host: '127.0.0.1', exclusive: true }, () => server.close(() => resolve(true)));
  });
}
