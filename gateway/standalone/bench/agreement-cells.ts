import { randomUUID } from 'node:crypto';
import { addDays, referenceRegions, systemClock, today } from '@banenbrug/service-common';
import type { Pool } from 'pg';
import * as byHand from './baselines/agreements-by-hand';
import type { Cell } from './cells';
import type { MeasuredHub } from './hub';
import {
  appliesAtSite,
  arrangementsCompared,
  followUpPage,
  followUpsOfEmployer,
  followUpsOfRegion,
  followUpTotal,
  knowledgeByWords,
  mapOfSession,
  recordEntries,
  regionsCompared,
  reportOfSession,
  responseOfRegion,
  sessionOfOrganiser,
} from './questions/agreements';

const everyRegion = referenceRegions.map(({ code }) => code);

const topics = ['CONTACT', 'RESPONSE_TIME', 'SCHEMES', 'PROFILE_FRESHNESS', 'COMPLETENESS'] as const;

const words = ['jobcoach', 'proefplaatsing', 'werkplekaanpasing', 'magazijn', 'loonkosten'] as const;

/** Lists of the liaison: those that nobody answers, that are late, that are due this week, that nobody sees to. */
const lists = (day: string): Readonly<Record<string, object>> => ({
  'of nobody heard of again': { status: 'SILENT' },
  overdue: { isOverdue: true },
  'due this week': { dueFrom: day, dueUntil: addDays(day, 7), isOverdue: false },
  'without owner': { isWithoutOwner: true },
  'of nobody heard of again a year ago': { status: 'SILENT', asOf: addDays(day, -365) },
  'of all': {},
});

/** Who and what is there to ask about. */
interface There {
  readonly sessions: readonly string[];
  readonly employers: readonly string[];
  readonly sites: readonly string[];
  readonly attending: readonly { readonly session: string; readonly employer: string }[];
}

/** Everything that is measured of agreements on one population. */
export async function agreementCellsOf(hub: MeasuredHub, pool: Pool): Promise<readonly Cell[]> {
  const day = today(systemClock);
  const there = await findThere(pool);
  const session = (run: number): string => at(there.sessions, run);
  const employer = (run: number): string => at(there.employers, run);
  return [
    {
      operation: 'a session of 40 follow-up agreements, its organiser',
      ways: {
        hub: (run) => hub.ask(sessionOfOrganiser, { id: session(run) }, 'organiser'),
        'by hand': (run) => byHand.session(pool, session(run)),
      },
    },
    {
      operation: 'the report of a session a month ago, beside the former one',
      ways: {
        hub: (run) => hub.ask(reportOfSession, { id: session(run), asOf: addDays(day, -30) }, 'organiser'),
      },
    },
    {
      operation: 'the map of a session',
      ways: { hub: (run) => hub.ask(mapOfSession, { id: session(run) }, 'organiser') },
    },
    ...Object.entries(lists(day)).flatMap(([name, filter]): Cell[] => [
      {
        operation: `a page ${name}, LIAISON`,
        ways: {
          hub: () => hub.ask(followUpPage, { filter }, 'liaison'),
          ...(name === 'overdue' ? { 'by hand': () => byHand.overdue(pool, day) } : {}),
        },
      },
      {
        operation: `how many ${name}, LIAISON`,
        ways: {
          hub: () => hub.ask(followUpTotal, { filter }, 'liaison'),
          ...(name === 'overdue' ? { 'by hand': () => byHand.overdueCount(pool, day) } : {}),
        },
      },
    ]),
    {
      operation: 'a page of its own, ORGANISER',
      ways: { hub: () => hub.ask(followUpPage, { filter: {} }, 'organiser') },
    },
    {
      operation: 'a page overdue, DESK',
      ways: { hub: () => hub.ask(followUpPage, { filter: { isOverdue: true } }, 'desk') },
    },
    {
      operation: 'a page and count of a region',
      ways: { hub: (run) => hub.ask(followUpsOfRegion, { code: at(everyRegion, run) }, 'liaison') },
    },
    {
      operation: 'a page and count of an employer',
      ways: { hub: (run) => hub.ask(followUpsOfEmployer, { id: employer(run) }, 'liaison') },
    },
    {
      operation: 'how a region answered in a year',
      ways: { hub: (run) => hub.ask(responseOfRegion, { code: at(everyRegion, run) }, 'liaison') },
    },
    {
      operation: 'arrangements of an employer in 35 regions',
      ways: {
        hub: (run) =>
          hub.ask(arrangementsCompared, { employerId: employer(run), regions: everyRegion }, 'liaison'),
      },
    },
    ...topics.map(
      (topic): Cell => ({
        operation: `35 regions by ${topic}`,
        ways: { hub: () => hub.ask(regionsCompared, { regions: everyRegion, topics: [topic] }, 'liaison') },
      }),
    ),
    {
      operation: '35 regions by all topics',
      ways: { hub: () => hub.ask(regionsCompared, { regions: everyRegion, topics }, 'liaison') },
    },
    {
      operation: 'what applies at a site',
      ways: { hub: (run) => hub.ask(appliesAtSite, { siteId: at(there.sites, run) }, 'liaison') },
    },
    {
      operation: 'knowledge by words',
      ways: { hub: (run) => hub.ask(knowledgeByWords, { search: at(words, run) }, 'liaison') },
    },
    {
      operation: 'recording 500 entries at once',
      changes: true,
      ways: {
        hub: (run) =>
          hub.ask(recordEntries, { input: batchOf(at(there.attending, run).session, there) }, 'liaison'),
      },
    },
  ];
}

/** Five hundred entries that nobody has written before, of twelve employers in as many as there are categories. */
function batchOf(sessionId: string, { attending }: There): object {
  const employers = attending.filter(({ session }) => session === sessionId);
  return {
    sessionId,
    entries: Array.from({ length: 500 }, (_, index) => ({
      clientKey: randomUUID(),
      employerId: at(employers, index).employer,
      regions: [at(everyRegion, Math.floor(index / 12))],
      category: index % 2 === 0 ? 'COMMUNICATION' : 'SICK_LEAVE',
      side: index % 3 === 0 ? 'REGION' : 'EMPLOYER',
      text: 'Wij bellen volgende week.',
    })),
  };
}

async function findThere(pool: Pool): Promise<There> {
  const idsOf = async (statement: string): Promise<string[]> =>
    (await pool.query<{ id: string }>(statement)).rows.map(({ id }) => id);
  return {
    sessions: await idsOf(
      `select id from agreements.dialogue_sessions
       where organiser_subject = 'demo-organiser' and number > 1001
       order by number desc limit 40`,
    ),
    employers: await idsOf(
      `select a.employer_id as id from agreements.arrangements a
       join employers.employers e on e.id = a.employer_id where e.kvk_number >= '90000000' order by a.id limit 100`,
    ),
    sites: await idsOf(
      `select s.id from agreements.arrangements a join employers.sites s on s.employer_id = a.employer_id
       order by s.id limit 100`,
    ),
    attending: (
      await pool.query<There['attending'][number]>(
        `select p.session_id as session, p.employer_id as employer from agreements.session_participants p
         join agreements.dialogue_sessions s on s.id = p.session_id
         where p.employer_id is not null and s.number between 1501 and 1600 order by p.id`,
      )
    ).rows,
  };
}

function at<Item>(list: readonly Item[], run: number): Item {
  const item = list[run % list.length];
  if (item === undefined) throw new Error('There is nothing to ask.');
  return item;
}
