import { readFileSync, renameSync, writeFileSync } from 'node:fs';
import { setTimeout as wait } from 'node:timers/promises';
import type { RunningLoad } from '../load/load';
import type { ProxyMode } from './faulty-proxy';
import type { SoakHub } from './soak-hub';

/** What a fault is done to. */
export interface Victim {
  readonly hub: SoakHub;
  readonly load: RunningLoad;
  /** Requests per second while nothing is wrong. */
  readonly rate: number;
}

/** Something that goes wrong, and ends when it resolves. */
export interface Fault {
  readonly name: string;
  readonly title: string;
  inflict(victim: Victim): Promise<void>;
}

const second = 1000;

const throughProxy = (mode: ProxyMode, title: string): Fault => ({
  name: mode,
  title,
  async inflict({ hub }) {
    hub.proxy.mode(mode);
    await wait(10 * second);
    hub.proxy.mode('pass');
  },
});

/** By a rename, as it should be done: nobody reads half a file. */
function replaceSupergraph(hub: SoakHub, text: string): void {
  writeFileSync(`${hub.supergraphFile}.next`, text);
  renameSync(`${hub.supergraphFile}.next`, hub.supergraphFile);
}

/** All faults in the order in which they come. */
export const faults: readonly Fault[] = [
  {
    name: 'kill',
    title: 'employers is killed (SIGKILL) and started again after 5 s',
    async inflict({ hub }) {
      await hub.process('employers').end('SIGKILL');
      await wait(5 * second);
      await hub.process('employers').start();
    },
  },
  {
    name: 'freeze',
    title: 'regions stands still for 15 s (SIGSTOP)',
    async inflict({ hub }) {
      hub.process('regions').send('SIGSTOP');
      await wait(15 * second);
      hub.process('regions').send('SIGCONT');
    },
  },
  {
    name: 'terminate',
    title: 'all connections of PostgreSQL are ended (pg_terminate_backend)',
    inflict: ({ hub }) => hub.database.terminateAll(),
  },
  {
    name: 'database',
    title: 'PostgreSQL is stopped and started again after 3 s',
    async inflict({ hub }) {
      await hub.database.stop();
      await wait(3 * second);
      await hub.database.start();
    },
  },
  throughProxy('cut', 'answers of candidates are cut in the middle for 10 s'),
  throughProxy('drip', 'answers of candidates arrive by drops for 10 s'),
  throughProxy('garbage', 'answers of candidates are noise for 10 s'),
  {
    name: 'vanish',
    title: '600 clients ask within 3 s and leave before they are answered',
    async inflict({ load }) {
      load.vanish(600);
      await wait(3 * second);
    },
  },
  {
    name: 'burst',
    title: 'five times the load for 5 s',
    async inflict({ load, rate }) {
      load.rate(5 * rate);
      await wait(5 * second);
      load.rate(rate);
    },
  },
  {
    name: 'swap',
    title: 'a new supergraph takes the place of the old one, by a rename',
    async inflict({ hub }) {
      replaceSupergraph(hub, `${readFileSync(hub.supergraphFile, 'utf8')}\n# newer\n`);
      await wait(3 * second);
    },
  },
  {
    name: 'broken-swap',
    title: 'a broken supergraph takes its place, and 5 s later a good one',
    async inflict({ hub }) {
      const good = readFileSync(hub.supergraphFile, 'utf8');
      replaceSupergraph(hub, good.slice(0, good.length / 2));
      await wait(5 * second);
      replaceSupergraph(hub, `${good}\n# newer still\n`);
      await wait(2 * second);
    },
  },
  {
    name: 'kill-followed',
    title: 'agreements, which is followed and written to, is killed and started again after 5 s',
    async inflict({ hub }) {
      await hub.process('agreements').end('SIGKILL');
      await wait(5 * second);
      await hub.process('agreements').start();
    },
  },
];
