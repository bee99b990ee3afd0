import { createRequire, register } from 'node:module';
import { join, resolve } from 'node:path';
import { pathToFileURL } from 'node:url';
import { execute } from 'graphql';
import { createInProcessTransport } from '../dist/index.js';
import { schemas } from './audit-subgraph.mjs';

// The audit is written for a newer Node.
Promise.withResolvers ??= function withResolvers() {
  const parts = {};
  parts.promise = new this((resolve, reject) => Object.assign(parts, { resolve, reject }));
  return parts;
};

/**
 * Reads a checkout of the audit, with its dependencies and tsx installed, into this process.
 * @returns how to get one of its pages, and the way to one of its subgraphs: both without a server
 */
export async function openAuditFolder(path) {
  const folder = resolve(path);
  const { register: readTypeScript } = createRequire(join(folder, 'package.json'))('tsx/esm/api');
  readTypeScript();
  register(new URL('audit-hooks.mjs', import.meta.url), {
    data: {
      folder: pathToFileURL(join(folder, '/')).href,
      standIn: new URL('audit-subgraph.mjs', import.meta.url).href,
    },
  });
  const audit = await import(pathToFileURL(join(folder, 'src/index.ts')).href);
  const router = audit.createRouter();
  const get = (page, init) => router.fetch(new URL(page, 'http://audit'), init);
  // The suites are read meanwhile; this page waits for them.
  await get('/ids');
  return {
    get,
    transportFor: (suite, { name }) => createInProcessTransport(subgraphOf(`${suite}/${name}`)),
  };
}

function subgraphOf(id) {
  return {
    execute: async ({ document, operationName, variables }) =>
      execute({ schema: schemas.get(id)(), document, operationName, variableValues: variables }),
  };
}
