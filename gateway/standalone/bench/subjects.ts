import type { HubDatabase } from '@banenbrug/standalone';
import type { Pool } from 'pg';
import { agreementCellsOf } from './agreement-cells';
import { measureExport, measureReminders, type Rate } from './agreement-rates';
import { makePlainTable } from './baselines/plain-way';
import { type Cell, cellsOf } from './cells';
import type { MeasuredHub } from './hub';
import { measureImport } from './import-rate';
import type { Budget } from './measure/latency';
import { type AgreedPopulation, agreedInTheCountry } from './population/fill-agreements';
import type { PopulationResult } from './report';

/** Something to ask about. */
export interface Subject {
  readonly agreed: AgreedPopulation | null;
  /** Numbers of profiles, unless others are given. */
  readonly profiles: string;
  readonly budget: Budget;
  /** What is measured while no hub is open. */
  before(database: HubDatabase): Promise<readonly Rate[]>;
  cells(hub: MeasuredHub, pool: Pool): Promise<readonly Cell[]>;
  /** What is measured when everything was asked, as it may change it. */
  after(
    hub: MeasuredHub,
  ): Promise<Pick<PopulationResult, 'importRate'> & { readonly rates: readonly Rate[] }>;
}

const search: Subject = {
  agreed: null,
  profiles: '16000,160000,1600000',
  budget: { runs: 200, seconds: 20 },
  before: async () => [],
  async cells(hub, pool) {
    await makePlainTable(hub.database.ownerUrl);
    return cellsOf(hub, pool);
  },
  after: async (hub) => ({ importRate: await importRateOf(hub), rates: [] }),
};

const agreements: Subject = {
  agreed: agreedInTheCountry,
  profiles: '160000',
  budget: { runs: 100, seconds: 4 },
  before: measureReminders,
  cells: agreementCellsOf,
  after: async (hub) => ({ rates: [await measureExport(hub)] }),
};

/** All subjects by their names. */
export const subjects = { search, agreements } as const;

/** Whether it is the name of a subject. */
export const isSubject = (text: string): text is keyof typeof subjects => Object.hasOwn(subjects, text);

async function importRateOf(hub: MeasuredHub): Promise<NonNullable<PopulationResult['importRate']>> {
  try {
    return await measureImport(hub);
  } catch (error) {
    return { missing: error instanceof Error ? error.message : 'it failed' };
  }
}
