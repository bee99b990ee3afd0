import { addDays, referenceRegions } from '@banenbrug/service-common';
import type { Random } from '@banenbrug/standalone';
import type { Row } from './copy-rows';
import { type FollowUpRows, followUpRows } from './follow-ups';
import { randomId } from './random-id';

/** How many sessions there are, and who comes to them. */
export interface SessionPlan {
  readonly sessions: number;
  readonly followUpsEach: number;
  readonly employers: readonly { readonly id: string; readonly name: string }[];
  readonly today: string;
  readonly random: Random;
}

/** A session with who came, and what was agreed there. */
export interface SessionRows {
  readonly session: Row;
  readonly participants: readonly Row[];
  readonly followUps: readonly FollowUpRows[];
  readonly events: readonly Row[];
}

/** Numbers below are those of the demo data. */
const firstNumber = 1001;

/** Days over which the sessions are spread. */
const days = 900;

const employersEach = 12;
const regionsEach = 8;

/** Each recorded as many sessions in a row; that of the demo data half a year ago. */
const organisers = Array.from({ length: 50 }, (_, index) =>
  index === 10 ? 'demo-organiser' : `bench-organiser-${index}`,
);

/** Sessions up to yesterday in the order of their numbers, each with its participants and follow-up agreements. */
export function* sessionRows(plan: SessionPlan): Generator<SessionRows> {
  for (let index = 0; index < plan.sessions; index += 1) yield sessionRow(plan, index);
}

function sessionRow(plan: SessionPlan, index: number): SessionRows {
  const { random, today, sessions, followUpsEach } = plan;
  const id = randomId(random);
  const heldOn = addDays(today, -1 - Math.floor(((sessions - 1 - index) * days) / sessions));
  const employers = distinct(random, plan.employers, employersEach);
  const regions = random.some(referenceRegions, regionsEach).map(({ code }) => code);
  const parties = { sessionId: id, employers: employers.map((employer) => employer.id), regions };
  const followUps = followUpRows({ parties, count: followUpsEach, heldOn, today, random });
  return {
    session: {
      id,
      number: firstNumber + index,
      title: `Proefdialoogsessie ${firstNumber + index}`,
      held_on: heldOn,
      municipality_code: null,
      organisers: ['Landelijke proeforganisatie'],
      state: 'OPEN',
      organiser_subject:
        organisers[Math.floor(((sessions - 1 - index) * organisers.length) / sessions)] ?? '',
      event_number: followUps.length,
    },
    participants: [
      ...employers.map((employer) => participant(random, id, 'EMPLOYER', employer.name, employer.id, null)),
      ...regions.map((code) => participant(random, id, 'REGION', `Regio ${code}`, null, code)),
    ],
    followUps,
    events: followUps.map(({ agreement }, position) => ({
      session_id: id,
      number: position + 1,
      follow_up_agreement_id: agreement['id'] ?? null,
      kind: 'RECORDED',
      at: `${heldOn}T10:00:00Z`,
    })),
  };
}

const participant = (
  random: Random,
  sessionId: string,
  kind: string,
  organisation: string,
  employerId: string | null,
  regionCode: string | null,
): Row => ({
  id: randomId(random),
  session_id: sessionId,
  organisation,
  kind,
  region_code: regionCode,
  employer_id: employerId,
  people_count: random.integer(1, 4),
});

/** Some of a long list, without going through all of it. */
function distinct<Item>(random: Random, list: readonly Item[], count: number): Item[] {
  const chosen = new Set<Item>();
  while (chosen.size < count) chosen.add(random.pick(list));
  return [...chosen];
}
