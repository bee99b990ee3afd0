import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { silentLogger } from '@banenbrug/service-common';
import {
  loadDemoData,
  migrateHub,
  openDemoIssuer,
  openHub,
  startEmbeddedPostgres,
} from '@banenbrug/standalone';
import { countStatements } from '../measure/count-statements';
import { quantile } from '../measure/latency';
import { followed, type Hall, openHall } from './hall';
import { type Followers, startFollowers } from './followers';

/** How many follow a session, and how many agreements are recorded in it. */
export interface LiveSetting {
  readonly followers: number;
  readonly changes: number;
}

/** How long it took until followers were told, in milliseconds from the commit, and what that cost the hub. */
export interface LiveResult {
  readonly way: 'one by one' | 'all at once';
  /** Of every follower and change. */
  readonly each: Quantiles;
  /** Of the last follower of each change. */
  readonly last: Quantiles;
  /** What the hub's process sent for one change and one follower, writing left out as far as it can be told apart. */
  readonly statementsPerEvent: number;
  /** Milliseconds of processor that the hub's process took for one change and one follower. */
  readonly cpuPerEvent: number;
  /** The statements that were sent most, with how often. */
  readonly most: readonly (readonly [text: string, count: number])[];
}

interface Quantiles {
  readonly p50: number;
  readonly p99: number;
}

const supergraphFile = join(__dirname, '..', '..', '..', '..', 'supergraph.graphql');

/** Follows a session by many over SSE while agreements are recorded in it, on a hub of its own. */
export async function measureLive(
  { followers, changes }: LiveSetting,
  progress: (line: string) => void,
): Promise<{ readonly postgres: string; readonly ways: readonly LiveResult[] }> {
  const folder = mkdtempSync(join(tmpdir(), 'banenbrug-live-'));
  const settings = { track_commit_timestamp: 'on' };
  const server = await startEmbeddedPostgres({ dataDirectory: join(folder, 'postgres'), settings });
  const closing: (() => Promise<void>)[] = [
    server.stop,
    () => Promise.resolve(rmSync(folder, { recursive: true, force: true })),
  ];
  try {
    const database = { ownerUrl: server.url };
    await migrateHub(database);
    await loadDemoData(database.ownerUrl);
    const issuer = await openDemoIssuer(folder);
    const hub = await openHub({ database, tokens: issuer.settings, supergraphFile, logger: silentLogger });
    closing.unshift(hub.close);
    const { url } = await hub.gateway.listen({ host: '127.0.0.1', port: 0 });
    const hall = await openHall(hub, database.ownerUrl);
    closing.unshift(hall.close);
    const tokens = await Promise.all(
      Array.from({ length: followers }, (_, at) => issuer.issue(`bench-${at}`, { role: 'LIAISON' })),
    );
    const { sessionId } = hall;
    const crowd = await startFollowers({ url, tokens, query: followed, variables: { sessionId } });
    closing.unshift(crowd.stop);
    progress(`${followers} follow`);
    // The first change compiles what the others use.
    await crowd.arrivals(await hall.record());
    const ways: LiveResult[] = [];
    for (const way of ['one by one', 'all at once'] as const) {
      const result = await measure(way, hall, crowd, { followers, changes });
      progress(lineOf(result));
      ways.push(result);
    }
    return { postgres: hall.postgres, ways };
  } finally {
    for (const close of closing) await close();
  }
}

async function measure(
  way: LiveResult['way'],
  hall: Hall,
  crowd: Followers,
  { followers, changes }: LiveSetting,
): Promise<LiveResult> {
  const before = process.cpuUsage();
  const { value: arrivals, counts } = await countStatements(() => record(way, hall, crowd, changes));
  const { user, system } = process.cpuUsage(before);
  const commits = await hall.commits();
  const events = changes * followers;
  const waits = [...arrivals].map(([id, times]) => times.map((at) => at - (commits.get(id) ?? at)));
  const sent = [...counts].sort(([, one], [, other]) => other - one);
  return {
    way,
    each: quantiles(waits.flat()),
    last: quantiles(waits.map((times) => Math.max(...times))),
    statementsPerEvent: rounded(sent.reduce((sum, [, count]) => sum + count, 0) / events),
    cpuPerEvent: rounded((user + system) / 1000 / events),
    most: sent.slice(0, 8).map(([text, count]) => [text.replace(/\s+/g, ' ').slice(0, 80), count] as const),
  };
}

/** Records agreements; answers for each when its followers were told. */
async function record(
  way: LiveResult['way'],
  hall: Hall,
  crowd: Followers,
  changes: number,
): Promise<ReadonlyMap<string, readonly number[]>> {
  const one = async (): Promise<readonly [string, readonly number[]]> => {
    const id = await hall.record();
    return [id, await crowd.arrivals(id)];
  };
  if (way === 'all at once') return new Map(await Promise.all(Array.from({ length: changes }, one)));
  const told = new Map<string, readonly number[]>();
  for (let at = 0; at < changes; at += 1) told.set(...(await one()));
  return told;
}

function quantiles(times: readonly number[]): Quantiles {
  const sorted = [...times].sort((one, other) => one - other);
  return { p50: quantile(sorted, 0.5), p99: quantile(sorted, 0.99) };
}

const rounded = (value: number): number => Math.round(value * 100) / 100;

function lineOf({ way, each, last, statementsPerEvent, cpuPerEvent, most }: LiveResult): string {
  const lines = most.map(([text, count]) => `\n        ${count} ${text}`);
  return `${way}: each ${each.p50}/${each.p99} ms, last ${last.p50}/${last.p99} ms, ${statementsPerEvent} statements, ${cpuPerEvent} ms of processor${lines.join('')}`;
}
