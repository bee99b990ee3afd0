import { Client } from 'pg';
import { type DemoData, demoData } from './demo-data';
import { aboutLoaded, readDemoDataRecord, writeDemoDataRecord } from './demo-data-record';
import { type DemoDataOptions, demoSetting } from './demo-setting';
import { writeDemoData } from './write-demo-data';

/** What to load, and whom to tell. */
export interface LoadDemoDataOptions extends DemoDataOptions {
  readonly progress?: (line: string) => void;
}

/** Any number that no other program on the server is likely to lock on. */
const loadLock = 1_926_504_187;

/**
 * Loads the demo data into a migrated database, as its owner: all of it or nothing. What was loaded before stays
 * as it is, whatever is asked for now; the progress line says so.
 * @throws Error when the options make no sense, or the database holds rows that are in the way
 */
export async function loadDemoData(ownerUrl: string, options: LoadDemoDataOptions = {}): Promise<void> {
  const { progress = () => {} } = options;
  const setting = demoSetting(options);
  const client = new Client({ connectionString: ownerUrl, application_name: 'banenbrug demo data' });
  await client.connect();
  try {
    await client.query('begin');
    await client.query('select pg_advisory_xact_lock($1)', [loadLock]);
    const record = await readDemoDataRecord(client);
    const data = record ? null : demoData(setting);
    if (data) {
      await writeDemoData(client, data);
      await writeDemoDataRecord(client, setting);
    }
    await client.query('commit');
    progress(data ? `demo data: ${summary(data)}` : record ? aboutLoaded(record, setting) : '');
  } finally {
    // What was not committed is rolled back with the connection.
    await client.end();
  }
}

function summary({ regions, employers, candidates, agreements }: DemoData): string {
  return [
    `${regions.desks.length} desks`,
    `${employers.employers.length} employers with ${employers.sites.length} sites and ${employers.vacancies.length} vacancies`,
    `${candidates.candidateProfiles.length} profiles`,
    `${agreements.arrangements.length} arrangements`,
    `${agreements.followUpAgreements.length} follow-up agreements`,
  ].join(', ');
}
