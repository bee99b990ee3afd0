import { createRandom, jobs } from '@banenbrug/standalone';
import { referenceRegions } from '@banenbrug/service-common';
import { Client } from 'pg';
import { batchesOf } from './batches';
import { copyRows, type Row } from './copy-rows';
import { employerRows } from './employers';
import { type Pool, profileRows, type ProfileRows } from './profiles';
import { sharesOf, type Variant } from './shares';
import { vocabularyOf } from './vocabulary';

/** How large a population is. */
export interface Population {
  readonly profiles: number;
  readonly employers: number;
  readonly variant: Variant;
  readonly today: string;
}

const sitesEach = 5;
const vacanciesEach = 10;
const employersAtOnce = 1000;
const profilesAtOnce = 20_000;

/**
 * Fills a migrated database that holds the demo data with a population, the same each time for the same day. Told how
 * far it is.
 */
export async function fill(
  ownerUrl: string,
  { profiles, employers, variant, today }: Population,
  progress: (line: string) => void,
): Promise<void> {
  const client = new Client({ connectionString: ownerUrl });
  await client.connect();
  try {
    await fillEmployers(client, employers, today, progress);
    const skills = await fillSkills(client);
    const pools = await poolsOf(client);
    const rows = profileRows({
      count: profiles,
      shares: sharesOf[variant],
      pools,
      skills,
      today,
      random: createRandom('bench', 'profiles', variant),
    });
    for (const batch of batchesOf(rows, profilesAtOnce)) {
      await copyProfiles(client, batch);
      progress(`${batch.upTo.toLocaleString('en')} profiles`);
    }
    for (const table of [
      'candidates.candidate_profiles',
      'candidates.profile_private',
      'candidates.skills',
    ]) {
      await client.query(`vacuum (analyze) ${table}`);
    }
    progress('vacuumed and analysed');
  } finally {
    await client.end();
  }
}

async function fillEmployers(
  client: Client,
  count: number,
  today: string,
  progress: (line: string) => void,
): Promise<void> {
  const random = createRandom('bench', 'employers');
  const rows = employerRows({ employers: count, sitesEach, vacanciesEach, today, random });
  for (const { items, upTo } of batchesOf(rows, employersAtOnce)) {
    await copyRows(
      client,
      'employers.employers',
      items.map(({ employer }) => employer),
    );
    await copyRows(
      client,
      'employers.sites',
      items.flatMap(({ sites }) => sites),
    );
    await copyRows(
      client,
      'employers.vacancies',
      items.flatMap(({ vacancies }) => vacancies),
    );
    if (upTo % 5000 === 0) progress(`${upTo.toLocaleString('en')} employers with sites and vacancies`);
  }
  await client.query('vacuum (analyze) employers.employers, employers.sites, employers.vacancies');
}

/** Enters the vocabulary into the dictionary, as publishing would. */
async function fillSkills(client: Client): Promise<(readonly [string, number])[]> {
  const texts = vocabularyOf([...new Set(jobs.flatMap(({ skills }) => skills))]);
  await client.query('select candidates.resolve_skills($1::text[])', [texts]);
  const { rows } = await client.query<{ text: string; id: number }>(
    'select s.text, s.id from candidates.skills s where s.text = any($1::text[])',
    [texts],
  );
  const ids = new Map(rows.map(({ text, id }) => [text, id]));
  return texts.flatMap((text) => {
    const id = ids.get(text);
    return id === undefined ? [] : [[text, id] as const];
  });
}

/** The pools of the demo desks, one for each region. */
async function poolsOf(client: Client): Promise<Pool[]> {
  const codes = referenceRegions.map(({ code }) => code);
  const { rows } = await client.query<Pool>(
    `select distinct on (region_code) id, desk_id as "deskId", region_code as "regionCode"
     from candidates.candidate_pools where is_default and region_code = any($1) order by region_code, id`,
    [codes],
  );
  return rows;
}

async function copyProfiles(
  client: Client,
  { items }: { readonly items: readonly ProfileRows[] },
): Promise<void> {
  await client.query('begin');
  await copyRows(
    client,
    'candidates.candidate_profiles',
    items.map(({ profile }) => profile),
  );
  await copyRows(
    client,
    'candidates.profile_private',
    items.map(({ details }): Row => details),
  );
  await client.query('commit');
}
