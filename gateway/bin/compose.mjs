import { writeFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { readSdl, subgraphSdl } from '@banenbrug/service-common';
import { composeSupergraph, subgraphs } from '../dist/index.js';

const folder = (path) => fileURLToPath(new URL(`../../${path}`, import.meta.url));

const outcome = composeSupergraph(
  subgraphs.map(({ name }) => ({ name, sdl: subgraphSdl(readSdl(folder(`subgraphs/${name}`))) })),
);
if (outcome.type === 'failed') {
  for (const { code, message } of outcome.problems) {
    process.stderr.write(`${code}: ${message.replaceAll(/\s*\n\s*/g, ' ')}\n`);
  }
  process.exit(1);
}
const target = folder('gateway/supergraph.graphql');
writeFileSync(target, outcome.supergraph);
process.stdout.write(`${target}: composed from ${subgraphs.map(({ name }) => name).join(', ')}\n`);
