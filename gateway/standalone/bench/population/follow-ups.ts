import { addDays } from '@banenbrug/service-common';
import type { Random } from '@banenbrug/standalone';
import type { Row } from './copy-rows';
import { randomId } from './random-id';

/** Who comes together, and when. */
export interface FollowUpPlan {
  readonly parties: {
    readonly sessionId: string;
    readonly employers: readonly string[];
    readonly regions: readonly string[];
  };
  readonly count: number;
  readonly heldOn: string;
  readonly today: string;
  readonly random: Random;
}

/** A follow-up agreement with its history. */
export interface FollowUpRows {
  readonly agreement: Row;
  readonly entries: readonly Row[];
  readonly statusChanges: readonly Row[];
  /** The days of updates, each once. */
  readonly updateDays: readonly Row[];
  readonly results: readonly Row[];
}

const categories = [
  'INTRODUCTORY_MEETING',
  'FIND_CONTACT',
  'VACANCY_PROCEDURE',
  'PLACEMENTS',
  'INSTRUMENTS',
  'TRIAL_PLACEMENT',
  'JOB_COACHING',
  'RESPONSE_TIMES',
  'CANDIDATES',
  'WORK_VISIT',
  'ARRANGEMENT',
  'OTHER',
] as const;

/** How agreements go on: half are done, a sixth given up, of the rest most are not heard of again. */
const courses = [
  ['OPEN'],
  ['OPEN', 'CONFIRMED'],
  ['OPEN', 'CONFIRMED', 'IN_PROGRESS'],
  ['OPEN', 'CONFIRMED', 'IN_PROGRESS'],
  ['OPEN', 'CONFIRMED', 'DROPPED'],
  ['OPEN', 'CONFIRMED', 'IN_PROGRESS', 'DROPPED'],
  ['OPEN', 'CONFIRMED', 'DONE'],
  ['OPEN', 'CONFIRMED', 'IN_PROGRESS', 'DONE'],
  ['OPEN', 'CONFIRMED', 'IN_PROGRESS', 'DONE'],
  ['OPEN', 'CONFIRMED', 'IN_PROGRESS', 'DONE'],
  ['OPEN', 'CONFIRMED', 'IN_PROGRESS', 'DONE'],
  ['OPEN', 'CONFIRMED', 'DONE'],
] as const;

/** Follow-up agreements of one session: no two of the same employer, regions and category. */
export function followUpRows(plan: FollowUpPlan): FollowUpRows[] {
  const { random, parties, count } = plan;
  const taken = new Set<string>();
  const rows: FollowUpRows[] = [];
  while (rows.length < count) {
    const employer = random.pick(parties.employers);
    const regions = random.some(parties.regions, random.chance(0.8) ? 1 : random.integer(2, 4)).sort();
    const category = random.pick(categories);
    const key = [employer, category, ...regions].join(' ');
    if (taken.has(key)) continue;
    taken.add(key);
    rows.push(followUpRow(plan, employer, regions, category));
  }
  return rows;
}

function followUpRow(
  plan: FollowUpPlan,
  employerId: string,
  regions: readonly string[],
  category: string,
): FollowUpRows {
  const { random, heldOn, today, parties } = plan;
  const id = randomId(random);
  const statusChanges = courseOf(plan, id);
  const last = statusChanges.at(-1);
  const lastDay = String(last?.['since'] ?? heldOn);
  const isWithdrawn = random.chance(0.01);
  const words = {
    employerText: 'Wij bellen over de vacatures in het magazijn en laten weten wie er komt kijken.',
    regionText: random.chance(0.9) ? 'Wij zoeken kandidaten en bellen terug.' : null,
    employerOwner: random.chance(0.75) ? 'Adviseur werving' : null,
    regionOwner: random.chance(0.7) ? 'Adviseur werkgevers' : null,
    dueOn: random.chance(0.8) ? addDays(heldOn, random.integer(7, 120)) : null,
  };
  const isDone = last?.['status'] === 'DONE';
  return {
    agreement: {
      id,
      session_id: parties.sessionId,
      employer_id: employerId,
      region_codes: regions,
      category,
      employer_text: words.employerText,
      region_text: words.regionText,
      employer_owner: words.employerOwner,
      region_owner: words.regionOwner,
      due_on: words.dueOn,
      status: last?.['status'] ?? 'OPEN',
      is_written_by_employer: true,
      is_written_by_region: words.regionText !== null,
      recorded_on: heldOn,
      last_update_on: lastDay,
      withdrawn_on: isWithdrawn ? today : null,
    },
    entries: entriesOf(plan, id, words),
    statusChanges,
    updateDays: [...new Set(statusChanges.map(({ since }) => since ?? null))].map((day) => ({
      follow_up_agreement_id: id,
      day,
    })),
    results: isDone && random.chance(0.7) ? [resultRow(random, id, lastDay)] : [],
  };
}

/** The statuses from the day of the session on, as far as they come before today. */
function courseOf({ random, heldOn, today }: FollowUpPlan, id: string): Row[] {
  const rows: Row[] = [];
  let since = heldOn;
  for (const status of random.pick(courses)) {
    if (since > today) break;
    rows.push({ follow_up_agreement_id: id, number: rows.length + 1, status, since, noted_by: 'ORGANISER' });
    since = addDays(since, status === 'OPEN' ? 0 : random.integer(5, 80));
  }
  return rows;
}

interface Words {
  readonly employerText: string | null;
  readonly regionText: string | null;
  readonly employerOwner: string | null;
  readonly regionOwner: string | null;
  readonly dueOn: string | null;
}

function entriesOf({ random, heldOn }: FollowUpPlan, id: string, words: Words): Row[] {
  const common = { follow_up_agreement_id: id, recorded_at: `${heldOn}T10:00:00Z`, is_of_side: true };
  return [
    {
      ...common,
      id: randomId(random),
      side: 'EMPLOYER',
      text: words.employerText,
      employer_owner: words.employerOwner,
      region_owner: null,
      due_on: words.dueOn,
      writer: 'table:bench',
      position: 1,
    },
    {
      ...common,
      id: randomId(random),
      side: 'REGION',
      text: words.regionText,
      employer_owner: null,
      region_owner: words.regionOwner,
      due_on: null,
      writer: 'table:bench',
      position: 2,
    },
  ];
}

const resultRow = (random: Random, id: string, recordedOn: string): Row => ({
  follow_up_agreement_id: id,
  number: 1,
  is_meeting_held: true,
  is_arrangement_signed: random.chance(0.2),
  placements: random.chance(0.5) ? random.integer(1, 6) : null,
  hours_hundredths: null,
  recorded_on: recordedOn,
  noted_by: 'REGION',
});
