import { execFile, execFileSync } from 'node:child_process';
import { delimiter, dirname } from 'node:path';
import { promisify } from 'node:util';

const run = promisify(execFile);

/** How this machine reaches the package registry; a container engine is told the same in its own way. */
const network = [
  'HTTP_PROXY',
  'HTTPS_PROXY',
  'NO_PROXY',
  'http_proxy',
  'https_proxy',
  'no_proxy',
  'NODE_EXTRA_CA_CERTS',
];

/** The programs of this machine, less what is installed in a checkout: an image must bring that itself. */
function searchPath(): string {
  const folders = (process.env['PATH'] ?? '').split(delimiter);
  const outside = folders.filter((folder) => !/node_modules[/\\]\.bin[/\\]?$/.test(folder));
  return [dirname(process.execPath), ...outside].join(delimiter);
}

/**
 * The environment in which a stage's commands run: an empty home, and of this machine only its programs, its way
 * to the registry and npm's cache, which spares the network the packages that `npm ci` has fetched before.
 */
export async function buildEnvironment(root: string, home: string): Promise<Record<string, string>> {
  const setting = async (name: string): Promise<string> =>
    (await run('npm', ['config', 'get', name], { cwd: root })).stdout.trim();
  const [cache, registry] = await Promise.all([setting('cache'), setting('registry')]);
  const passed = network.flatMap((name) => (process.env[name] ? [[name, process.env[name]]] : []));
  return {
    ...Object.fromEntries(passed),
    PATH: searchPath(),
    HOME: home,
    npm_config_cache: cache,
    npm_config_registry: registry,
  };
}

/** The environment of a container beside what its image and its service set. */
export function containerEnvironment(home: string): Record<string, string> {
  return { PATH: searchPath(), HOME: home };
}

/** Somebody without any right, as the user of an image is; null when this test may not become another user. */
export function ordinaryUser(): { readonly uid: number; readonly gid: number } | undefined {
  if (process.getuid?.() !== 0) return undefined;
  const nobody = { uid: 65_534, gid: 65_534 };
  try {
    execFileSync(process.execPath, ['--version'], { ...nobody, cwd: '/', stdio: 'ignore' });
    return nobody;
  } catch {
    // This Node is in a folder of root's own.
    return undefined;
  }
}
