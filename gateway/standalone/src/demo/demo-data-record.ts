import type { Client } from 'pg';
import { daysBetween } from './calendar';
import { demoDataVersion } from './demo-data';
import type { DemoSetting } from './demo-setting';

/** Which demo data a database holds. */
export interface DemoDataRecord {
  readonly version: string;
  readonly seed: string;
  readonly size: number;
  /** Names of the depots' municipalities. */
  readonly towns: readonly string[];
  /** YYYY-MM-DD. */
  readonly loadedOn: string;
}

/** Days after which most dates of the demo data are not what they were made for. */
const freshDays = 30;

/** What the database says it holds; null when no demo data was loaded. The owner's table is made when there is none. */
export async function readDemoDataRecord(client: Client): Promise<DemoDataRecord | null> {
  await client.query('create schema if not exists standalone');
  await client.query(`
    create table if not exists standalone.demo_data (
      version text not null,
      seed text not null,
      size integer not null,
      towns text[] not null,
      loaded_on date not null
    )`);
  const { rows } = await client.query<DemoDataRecord>(
    `select version, seed, size, towns, loaded_on::text as "loadedOn" from standalone.demo_data`,
  );
  return rows[0] ?? null;
}

/** Remembers what was loaded. */
export async function writeDemoDataRecord(client: Client, setting: DemoSetting): Promise<void> {
  const { seed, size, day } = setting;
  await client.query(
    'insert into standalone.demo_data (version, seed, size, towns, loaded_on) values ($1, $2, $3, $4, $5)',
    [demoDataVersion, seed, size, townsOf(setting), day],
  );
}

/** What to tell about demo data that is there already: whether it is what was asked for, and not too old. */
export function aboutLoaded(record: DemoDataRecord, setting: DemoSetting): string {
  const what = `demo data of ${record.loadedOn} is there already`;
  const fresh = 'npm start -- --fresh makes it anew';
  if (record.version !== demoDataVersion) return `${what}, made by another version of this program; ${fresh}`;
  const isAsked =
    record.seed === setting.seed &&
    record.size === setting.size &&
    record.towns.join() === townsOf(setting).join();
  if (!isAsked) return `${what}, with another seed, size or towns, and stays as it is; ${fresh}`;
  if (daysBetween(record.loadedOn, setting.day) > freshDays) {
    return `${what} and its dates grow old; npm start -- --fresh makes new dates`;
  }
  return what;
}

function townsOf({ depots }: DemoSetting): string[] {
  return depots.map(({ municipalityName }) => municipalityName);
}
