import { randomUUID } from 'node:crypto';
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { referenceRegions } from '@banenbrug/service-common';
import { createRandom } from '@banenbrug/standalone';
import type { Database } from '../hub/database';
import { followSession, questions, recordAgreement, shares } from './questions';
import type { LoadTask, ReadyRequest } from './task';

const regions = referenceRegions.map(({ code }) => code);
const categories = [
  'OTHER',
  'COMMUNICATION',
  'SICK_LEAVE',
  'FIND_CONTACT',
  'PLACEMENTS',
  'CANDIDATES',
] as const;

/** Sets of variables of each query. */
const sets = 40;

/** One request in so many changes something. */
const mutationEvery = 50;

/** What is there to ask about. */
interface There {
  /** A session of the demo data, which nothing is written to. */
  readonly session: string;
  /** One that the mutations write to. */
  readonly written: string;
  readonly employers: readonly string[];
}

/** Makes what is sent to a hub with the demo data, and a session to write to. */
export async function makeRequests(
  folder: string,
  database: Database,
  url: string,
  tokens: readonly string[],
): Promise<LoadTask> {
  const there = await findThere(database);
  const [queriesFile, mutationsFile] = [join(folder, 'queries.json'), join(folder, 'mutations.json')];
  writeFileSync(queriesFile, JSON.stringify(queriesOf(there, tokens)));
  writeFileSync(mutationsFile, JSON.stringify(mutationsOf(there, tokens)));
  const followers = tokens.map(
    (token): ReadyRequest => ({
      kind: 'query',
      token,
      body: JSON.stringify({ query: followSession, variables: { session: there.written } }),
    }),
  );
  return { url, queriesFile, mutationsFile, mutationEvery, followers };
}

/** What the mutations have written. */
export async function countWritten(database: Database): Promise<number> {
  const [row] = await database.rows<{ count: string }>(
    `select count(*) from agreements.follow_up_agreements a
     join agreements.dialogue_sessions s on s.id = a.session_id where s.organiser_subject = 'endurance'`,
  );
  return Number(row?.count);
}

async function findThere(database: Database): Promise<There> {
  const written = randomUUID();
  await database.rows(
    `insert into agreements.dialogue_sessions (id, title, held_on, organisers, state, organiser_subject)
     values ($1, 'Endurance', current_date, '{"Endurance"}', 'OPEN', 'endurance')`,
    [written],
  );
  const [session] = await database.rows<{ id: string }>(
    `select session_id as id from agreements.follow_up_agreements where session_id is not null
     group by session_id order by count(*) desc, session_id limit 1`,
  );
  const employers = await database.rows<{ id: string }>('select id from employers.employers order by id');
  if (!session) throw new Error('The demo data have no session with follow-up agreements.');
  return { session: session.id, written, employers: employers.map(({ id }) => id) };
}

function queriesOf({ session }: There, tokens: readonly string[]): ReadyRequest[] {
  const random = createRandom('endurance', 'queries');
  const variables = {
    Q1: (set: number) => ({ first: 3 + (set % 6) }),
    Q2: () => ({ regions: random.some(regions, 4) }),
    Q3: (set: number) => ({ session, first: 5 + (set % 6) }),
    Q4: (set: number) => ({ code: regions[set % regions.length] }),
  };
  const names = Object.keys(questions) as (keyof typeof questions)[];
  const round = names.flatMap((name) => Array.from({ length: shares[name] }, () => name));
  return Array.from({ length: sets }, (_, set) =>
    round.map(
      (name, place): ReadyRequest => ({
        kind: 'query',
        token: tokens[(set * round.length + place) % tokens.length] ?? '',
        body: JSON.stringify({ query: questions[name], variables: variables[name](set) }),
      }),
    ),
  ).flat();
}

function mutationsOf({ written, employers }: There, tokens: readonly string[]): ReadyRequest[] {
  const inputs = categories.flatMap((category) =>
    regions.flatMap((region) =>
      employers.map((employerId) => ({
        idempotencyKey: randomUUID(),
        sessionId: written,
        employerId,
        regions: [region],
        category,
      })),
    ),
  );
  return inputs.slice(0, 20_000).map((input, index) => ({
    kind: 'mutation',
    token: tokens[index % tokens.length] ?? '',
    body: JSON.stringify({ query: recordAgreement, variables: { input } }),
  }));
}
