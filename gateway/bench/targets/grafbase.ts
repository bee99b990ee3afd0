import { writeFileSync } from 'node:fs';
import { createServer } from 'node:net';
import { join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { subgraphs } from '@banenbrug/gateway';
import { type Child, startChild } from '../measure/child';
import { peersFolder } from '../places';
import { peerSdl } from '../peers-supergraph';
import { running } from './own';
import type { RunningTarget, TargetSettings } from './target';

const program = 'node_modules/@grafbase/cli-x86_64-unknown-linux-musl/grafbase';
const patienceMs = 60_000;

/** The native gateway in Grafbase's development server, which is all of it that is on npm. x86-64 Linux only. */
export async function startGrafbase({ folder, subgraphUrls }: TargetSettings): Promise<RunningTarget> {
  const entries = subgraphs.map(({ name }) => {
    const schema = join(folder, `${name}.graphql`);
    writeFileSync(schema, peerSdl(name));
    return `[subgraphs.${name}]\nurl = "${subgraphUrls[name]}"\nschema_path = "${schema}"\n`;
  });
  const config = join(folder, 'grafbase.toml');
  writeFileSync(config, entries.join('\n'));
  const address = `127.0.0.1:${await freePort()}`;
  const child = startChild({
    name: 'Grafbase',
    command: [
      join(peersFolder, program),
      '--home',
      folder,
      'dev',
      '--config',
      config,
      '--listen-address',
      address,
    ],
    cwd: folder,
  });
  const url = `http://${address}/graphql`;
  await untilAnswered(url, child);
  return running(child, url);
}

/** It prints where it listens before it does. */
async function untilAnswered(url: string, child: Child): Promise<void> {
  const headers = { 'content-type': 'application/json' };
  const body = JSON.stringify({ query: '{ __typename }' });
  for (const endAt = Date.now() + patienceMs; Date.now() < endAt; await wait(200)) {
    if (child.hasEnded()) break;
    const isThere = await fetch(url, { method: 'POST', headers, body }).then(
      ({ ok }) => ok,
      () => false,
    );
    if (isThere) return;
  }
  await child.end();
  throw new Error(`Grafbase does not answer: ${child.printed().trim().split('\n').slice(-2).join(' ')}`);
}

/** A port that nobody has now. */
function freePort(): Promise<number> {
  return new Promise((resolve, reject) => {
    const server = createServer();
    server.once('error', reject);
    server.listen(0, '127.0.0.1', () => {
      const address = server.address();
      server.close(() => resolve(typeof address === 'object' && address ? address.port : 0));
    });
  });
}
