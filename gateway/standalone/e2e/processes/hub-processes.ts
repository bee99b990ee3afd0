import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { type SubgraphName, subgraphs } from '@banenbrug/gateway';
import type { TokenSettings } from '@banenbrug/service-common';
import { testGatewayKeysText } from '@banenbrug/testkit';
import { type Child, type Exit, startChild } from './child';
import { untilReady } from './ready';

/** The top of the checkout. */
export const root = join(__dirname, '..', '..', '..', '..');

/** One of the five processes of a hub. */
export type ProcessName = SubgraphName | 'gateway';

/** The processes in the order in which they are started. */
export const processNames: readonly ProcessName[] = [...subgraphs.map(({ name }) => name), 'gateway'];

/** What a hub of processes needs. */
export interface ProcessSettings {
  /** The role each subgraph logs in as, on a database that has been migrated: a test hub's `role`. */
  readonly role: (subgraph: SubgraphName) => { readonly url: string };
  readonly tokens: TokenSettings;
  /** Default: the committed one. */
  readonly supergraphFile?: string | undefined;
  /** ISO 8601; the clock of every process stands still at this instant. Default: the clock runs. */
  readonly clock?: string | undefined;
  /** Whether the gateway counts requests; default true. With a clock that stands still no minute passes. */
  readonly limitsRates?: boolean | undefined;
  /** What every process is told besides. */
  readonly variables?: Readonly<Record<string, string>> | undefined;
}

/** Four subgraphs and a gateway as operating-system processes, with HTTP between them. */
export interface HubProcesses {
  /** Such as http://127.0.0.1:49152 */
  readonly gatewayUrl: string;
  url(name: ProcessName): string;
  pid(name: ProcessName): number;
  /** What the process has printed since it was last started. */
  logs(name: ProcessName): string;
  /** Sends a signal and waits for the end. Default SIGTERM. */
  kill(name: ProcessName, signal?: NodeJS.Signals): Promise<Exit>;
  /** Ends the process when it still runs, starts it at the address it had, and waits until it is ready. */
  restart(name: ProcessName): Promise<void>;
  /** Ends all that run. */
  stop(): Promise<void>;
}

/** Starts a process of a hub from its build. What it prints when it cannot start is in its log. */
export function startProcess(
  name: ProcessName,
  variables: Readonly<Record<string, string>>,
  preload?: string,
): Child {
  const program = name === 'gateway' ? 'gateway/dist/main.js' : `subgraphs/${name}/dist/main.js`;
  if (!existsSync(join(root, program))) throw new Error(`${program} is missing. Build first: npm run build`);
  return startChild({ name, command: [process.execPath, program], cwd: root, variables, preload });
}

/** Starts the five processes on free ports and waits until all are ready. @throws Error with the log of one that is not */
export async function startProcesses(settings: ProcessSettings): Promise<HubProcesses> {
  const children = new Map<ProcessName, Child>();
  const urls = new Map<ProcessName, string>();
  const start = async (name: ProcessName): Promise<void> => {
    const port = new URL(urls.get(name) ?? 'http://127.0.0.1:0').port || '0';
    const child = startProcess(
      name,
      { ...variablesOf(name, settings, urls), ...settings.variables, PORT: port },
      preloadOf(settings),
    );
    children.set(name, child);
    const { origin } = await child.address();
    urls.set(name, origin);
    await untilReady(child, origin);
  };
  const stop = async (): Promise<void> => {
    await Promise.all([...children.values()].map((child) => child.end()));
  };
  const childOf = (name: ProcessName): Child => known(children, name);
  try {
    await Promise.all(subgraphs.map(({ name }) => start(name)));
    await start('gateway');
  } catch (error) {
    await stop();
    throw error;
  }
  return {
    gatewayUrl: known(urls, 'gateway'),
    url: (name) => known(urls, name),
    pid: (name) => childOf(name).pid,
    logs: (name) => childOf(name).logs(),
    kill: (name, signal) => childOf(name).end(signal),
    restart: async (name) => {
      await childOf(name).end();
      await start(name);
    },
    stop,
  };
}

function known<T>(map: ReadonlyMap<ProcessName, T>, name: ProcessName): T {
  const value = map.get(name);
  if (value === undefined) throw new Error(`${name} was not started.`);
  return value;
}

function variablesOf(
  name: ProcessName,
  { role, tokens, supergraphFile, limitsRates = true }: ProcessSettings,
  urls: ReadonlyMap<ProcessName, string>,
): Record<string, string> {
  const keys =
    tokens.jwks instanceof URL
      ? { OIDC_JWKS_URL: tokens.jwks.href }
      : { OIDC_JWKS: JSON.stringify(tokens.jwks) };
  const all = {
    OIDC_ISSUER: tokens.issuer,
    OIDC_AUDIENCE: tokens.audience,
    ...keys,
    GATEWAY_KEYS: testGatewayKeysText,
    // The tokens are the demo issuer's.
    DEMO: 'true',
  };
  if (name !== 'gateway') return { ...all, [`${name.toUpperCase()}_DATABASE_URL`]: role(name).url };
  const addresses = subgraphs.map((subgraph) => [
    subgraph.urlVariable,
    `${known(urls, subgraph.name)}/graphql`,
  ]);
  return {
    ...all,
    ...Object.fromEntries(addresses),
    ...(supergraphFile === undefined ? {} : { SUPERGRAPH_FILE: supergraphFile }),
    ...(limitsRates ? {} : { RATE_LIMIT_PUBLIC: '0', RATE_LIMIT_AUTHENTICATED: '0' }),
  };
}

/** Only the moment that is now changes: timers, which the processes need, do not read this clock. */
function preloadOf({ clock }: ProcessSettings): string {
  if (clock === undefined) return '';
  const instant = Date.parse(clock);
  return `globalThis.Date = new Proxy(Date, {
    construct: (date, args, target) => Reflect.construct(date, args.length > 0 ? args : [${instant}], target),
    get: (date, key) => (key === 'now' ? () => ${instant} : Reflect.get(date, key)),
  });`;
}
