import { readFile, readdir } from 'node:fs/promises';
import { extname, join, relative, sep } from 'node:path';
import type { RequestHandler } from '@banenbrug/service-common';

/** A built page: its folder, and data that the page looks for beside itself. */
export interface StaticFolder {
  readonly directory: string;
  /** File names such as examples.json with what they hold, served as JSON. */
  readonly data?: Readonly<Record<string, unknown>> | undefined;
}

interface StaticFile {
  readonly headers: Readonly<Record<string, string>>;
  readonly body: Buffer;
}

const types: Readonly<Record<string, string>> = {
  '.html': 'text/html; charset=utf-8',
  '.js': 'text/javascript; charset=utf-8',
  '.mjs': 'text/javascript; charset=utf-8',
  '.css': 'text/css; charset=utf-8',
  '.json': 'application/json; charset=utf-8',
  '.svg': 'image/svg+xml',
  '.png': 'image/png',
  '.ico': 'image/x-icon',
  '.ttf': 'font/ttf',
  '.woff': 'font/woff',
  '.woff2': 'font/woff2',
};

const policy = (...sources: readonly string[]): string =>
  ["default-src 'none'", ...sources, "base-uri 'none'", "form-action 'none'", "frame-ancestors 'none'"].join(
    '; ',
  );

/**
 * What files may do, where that is more than data may. The editor writes style elements and attributes, and its
 * style sheet has pictures in it; all else comes from its own folder. A script's policy is that of the worker it
 * runs as.
 */
const policies: Readonly<Record<string, string>> = {
  '.html': policy(
    "script-src 'self'",
    "style-src 'self' 'unsafe-inline'",
    "font-src 'self'",
    "img-src 'self' data:",
    "connect-src 'self'",
    "worker-src 'self'",
  ),
  '.js': policy("script-src 'self'", "connect-src 'self'"),
};

/**
 * Serves the files of a folder, index.html at /. They are read once, at the start, so that a request can
 * name nothing but them.
 * @throws Error when the folder has no index.html
 */
export async function createStaticHandler({ directory, data = {} }: StaticFolder): Promise<RequestHandler> {
  const files = await readFiles(directory);
  const index = files.get('/index.html');
  if (!index) throw new Error(`The folder ${directory} has no index.html: build the GraphiQL page first.`);
  files.set('/', index);
  for (const [name, value] of Object.entries(data)) {
    files.set(`/${name}`, {
      headers: headersOf('.json'),
      body: Buffer.from(JSON.stringify(value)),
    });
  }
  return (request, response) => {
    if (request.method !== 'GET' && request.method !== 'HEAD') return false;
    const path = (request.url ?? '/').split('?', 1)[0] ?? '/';
    const file = files.get(path);
    if (!file) return false;
    response.writeHead(200, {
      ...file.headers,
      'content-length': file.body.length,
      'cache-control': path.startsWith('/assets/') ? 'public, max-age=31536000, immutable' : 'no-cache',
    });
    response.end(request.method === 'HEAD' ? undefined : file.body);
    return true;
  };
}

async function readFiles(directory: string): Promise<Map<string, StaticFile>> {
  const files = new Map<string, StaticFile>();
  for (const entry of await readdir(directory, { recursive: true, withFileTypes: true })) {
    if (!entry.isFile()) continue;
    const file = join(entry.parentPath, entry.name);
    files.set(`/${relative(directory, file).split(sep).join('/')}`, {
      headers: headersOf(extname(entry.name)),
      body: await readFile(file),
    });
  }
  return files;
}

function headersOf(extension: string): Record<string, string> {
  const type = types[extension] ?? 'application/octet-stream';
  const ownPolicy = policies[extension];
  return {
    'content-type': type,
    ...(ownPolicy === undefined ? {} : { 'content-security-policy': ownPolicy }),
  };
}
