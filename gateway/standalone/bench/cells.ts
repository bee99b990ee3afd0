import { referenceRegions } from '@banenbrug/service-common';
import { mainQuestion } from '@banenbrug/standalone';
import type { Pool } from 'pg';
import { type Place, handWrittenMatches, handWrittenPage } from './baselines/hand-written';
import { plainPage } from './baselines/plain-way';
import type { MeasuredHub } from './hub';
import { type Asked, askedOf, bySkill, criteriaOf, inThreeRegions } from './questions/asked';
import { besideThePage, searchPage, vacancyMatches } from './questions/operations';

/** One operation and the ways to do it; a way that is missing says why. */
export interface Cell {
  readonly operation: string;
  /** Whether it writes, so that its statements cannot be explained once more: their buffers are not told. */
  readonly changes?: boolean;
  readonly ways: Readonly<Partial<Record<Target, ((run: number) => Promise<unknown>) | string>>>;
}

/** Who does it: the hub through its gateway, one statement written by hand, or a first version without indexes. */
export type Target = 'hub' | 'by hand' | 'plain';

const deep = { pages: 50, size: 20 };

/** Everything that is measured on one population. */
export async function cellsOf(hub: MeasuredHub, pool: Pool): Promise<readonly Cell[]> {
  const page = (name: string, questions: readonly Asked[]): Cell => ({
    operation: name,
    ways: {
      hub: (run) => hub.ask(searchPage, { criteria: criteriaOf(at(questions, run)) }),
      'by hand': (run) => handWrittenPage(pool, at(questions, run)),
      plain: (run) => plainPage(pool, at(questions, run)),
    },
  });
  return [
    {
      operation: 'the main question of the README',
      ways: {
        hub: () => hub.ask(mainQuestion.query, mainQuestion.variables ?? {}),
        'by hand': 'it is about four subgraphs: one statement could not ask it under their roles',
        plain: 'as by hand',
      },
    },
    page('a page of a search in three regions', inThreeRegions),
    page('a page of a national search by a skill', bySkill),
    await deepPage(hub, pool),
    {
      operation: 'five matches each of twenty vacancies',
      ways: {
        hub: (run) => hub.ask(vacancyMatches, { region: regionAt(run) }),
        'by hand': (run) => handWrittenMatches(pool, regionAt(run)),
        plain: 'a first version would ask twenty times: it is the page above, twenty times',
      },
    },
    ...Object.entries(besideThePage).flatMap(([field, query]) =>
      [['in three regions', inThreeRegions] as const, ['in the country by a skill', bySkill] as const].map(
        ([where, questions]) => ({
          operation: `${field} ${where}`,
          ways: {
            hub: (run: number) => hub.ask(query, { criteria: criteriaOf(at(questions, run)) }),
          },
        }),
      ),
    ),
  ];
}

/** Broad questions, which have hits enough for fifty pages at every size. */
const broad = askedOf('broad', (random) => ({
  regions: null,
  hours: { min: random.integer(8, 20), max: 40 },
  occupations: [],
  skill: null,
})).slice(0, 8);

async function deepPage(hub: MeasuredHub, pool: Pool): Promise<Cell> {
  const cursors: (string | null)[] = [];
  const places: Place[] = [];
  for (const asked of broad) {
    cursors.push(await cursorBehind(hub, asked));
    const { rows } = (await plainPage(pool, asked, deep.pages * deep.size)) as {
      rows: { id: string; verified_on: Date }[];
    };
    const [first] = rows;
    if (first) places.push({ id: first.id, verifiedOn: dayOf(first.verified_on) });
  }
  return {
    operation: 'the 51st page of a broad national search',
    ways: {
      hub: (run) => hub.ask(searchPage, { criteria: criteriaOf(at(broad, run)), after: at(cursors, run) }),
      'by hand': (run) => handWrittenPage(pool, at(broad, run), at(places, run)),
      plain: (run) => plainPage(pool, at(broad, run), deep.pages * deep.size),
    },
  };
}

/** `pg` reads a date as midnight of the machine's own time zone. */
const dayOf = (date: Date): string =>
  [date.getFullYear(), date.getMonth() + 1, date.getDate()]
    .map((part) => String(part).padStart(2, '0'))
    .join('-');

async function cursorBehind(hub: MeasuredHub, asked: Asked): Promise<string | null> {
  let after: string | null = null;
  for (let page = 0; page < deep.pages; page += 1) {
    const answer = await hub.ask(searchPage, { criteria: criteriaOf(asked), after });
    after = (answer as { candidateSearch: { pageInfo: { endCursor: string | null } } }).candidateSearch
      .pageInfo.endCursor;
  }
  return after;
}

const regionAt = (run: number): string => at(referenceRegions, run).code;

function at<Item>(list: readonly Item[], run: number): Item {
  const item = list[run % list.length];
  if (item === undefined) throw new Error('There is nothing to ask.');
  return item;
}
