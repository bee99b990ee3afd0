import { readFileSync, writeFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { composeSupergraph, subgraphs } from '../dist/index.js';

const root = new URL('../../', import.meta.url);
const read = (path) => readFileSync(new URL(path, root), 'utf8');
const common = read('subgraphs/service-common/schema/common.graphql');

const outcome = composeSupergraph(
  subgraphs.map(({ name }) => ({ name, sdl: `${read(`subgraphs/${name}/schema.graphql`)}\n${common}` })),
);
if (outcome.type === 'failed') {
  for (const { code, message } of outcome.problems) {
    process.stderr.write(`${code}: ${message.replaceAll(/\s*\n\s*/g, ' ')}\n`);
  }
  process.exit(1);
}
const target = fileURLToPath(new URL('gateway/supergraph.graphql', root));
writeFileSync(target, outcome.supergraph);
process.stdout.write(`${target}: composed from ${subgraphs.map(({ name }) => name).join(', ')}\n`);
