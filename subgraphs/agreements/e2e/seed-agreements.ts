import { randomUUID } from 'node:crypto';
import type { TestHub } from '@banenbrug/testkit';
import type { SeededDesk, SeededEmployer } from './seed-parties';

/** An arrangement as a test made it. */
export interface SeededArrangement {
  readonly id: string;
  readonly employerId: string;
  readonly clauseSetId: string;
}

/** A signed framework of the employer: trial placement of two months and a contract of six. */
export async function seedArrangement(
  hub: TestHub,
  { id: employerId, contactId }: SeededEmployer,
  title: string,
  state = 'SIGNED',
): Promise<SeededArrangement> {
  const seeded = { id: randomUUID(), employerId, clauseSetId: randomUUID() };
  await hub.sql(
    `insert into agreements.clause_sets
       (id, trial_placement_standard_months, contract_minimum_months, contract_hours_per_week_min)
     values ($1, 2, 6, 20)`,
    [seeded.clauseSetId],
  );
  await hub.sql(
    `insert into agreements.arrangements (id, employer_id, title, version, state, clause_set_id, signed_on,
       signatories, valid_from, contact_kind, contact_id)
     values ($1, $2, $3, 1, $4, $5, '2026-02-01', '{"Director, Employer"}', '2026-02-01', 'EMPLOYER', $6)`,
    [seeded.id, employerId, title, state, seeded.clauseSetId, contactId],
  );
  await hub.sql(`insert into agreements.arrangement_state_changes values ($1, 1, $2, '2026-02-01', null)`, [
    seeded.id,
    state,
  ]);
  return seeded;
}

/** That a desk's region took the arrangement over but for a trial placement of three months. Answers its id. */
export async function seedAdoption(
  hub: TestHub,
  { id: arrangementId }: SeededArrangement,
  { region, contactId }: SeededDesk,
): Promise<string> {
  const id = randomUUID();
  const clauseSetId = randomUUID();
  await hub.sql('insert into agreements.clause_sets (id, trial_placement_standard_months) values ($1, 3)', [
    clauseSetId,
  ]);
  await hub.sql(
    `insert into agreements.regional_arrangements (id, arrangement_id, region_code, coverage, clause_set_id,
       adopted_on, answered_on, contact_kind, contact_id, revision)
     values ($1, $2, $3, 'PARTIAL', $4, '2026-03-01', '2026-03-01', 'DESK', $5, 1)`,
    [id, arrangementId, region, clauseSetId, contactId],
  );
  await hub.sql(
    `insert into agreements.arrangement_deviations values ($1, 'TRIAL_PLACEMENT', 'Local practice')`,
    [id],
  );
  return id;
}

/** A score of a clause; by the employer when no region is given. */
export async function seedScore(
  hub: TestHub,
  { id: arrangementId }: Pick<SeededArrangement, 'id'>,
  regionCode: string | null,
  verdict: 'WORKS' | 'DOES_NOT_WORK' = 'WORKS',
  ingredient = 'TRIAL_PLACEMENT',
): Promise<void> {
  await hub.sql(
    `insert into agreements.clause_scores values ($1, $2, $3, $4, 1, $5, 'A note', '2026-06-01')`,
    [randomUUID(), arrangementId, ingredient, regionCode, verdict],
  );
}

/** A session in Utrecht with two parts and a plenary of UWV. Answers its id. */
export async function seedSession(
  hub: TestHub,
  {
    heldOn = '2026-06-10',
    state = 'OPEN',
    organiser = 'organiser',
  }: { heldOn?: string; state?: string; organiser?: string } = {},
): Promise<string> {
  const id = randomUUID();
  await hub.sql(
    `insert into agreements.dialogue_sessions
       (id, number, title, held_on, municipality_code, organisers, state, organiser_subject)
     values ($1, 4, 'Fourth session', $2, 'GM0344', '{"Network of employers"}', $3, $4)`,
    [id, heldOn, state, organiser],
  );
  await hub.sql(
    `insert into agreements.dialogue_session_parts values ($1, 2, 'PLENARY', 'Back together'), ($1, 1, 'TALKSHOW', 'Opening')`,
    [id],
  );
  return id;
}

/** An employer and a region at a session, with three and two people. */
export async function seedParticipants(
  hub: TestHub,
  sessionId: string,
  employer: SeededEmployer,
  desk: SeededDesk,
): Promise<void> {
  await hub.sql(
    `insert into agreements.session_participants (id, session_id, organisation, kind, region_code, employer_id, people_count)
     values ($1, $2, 'An employer', 'EMPLOYER', null, $3, 3), ($4, $2, 'A region', 'REGION', $5, null, 2)`,
    [randomUUID(), sessionId, employer.id, randomUUID(), desk.region],
  );
}

/** What a seeded follow-up agreement is about. */
export interface FollowUpSeed {
  readonly employerId: string;
  readonly sessionId?: string | null;
  readonly regions: readonly string[];
  readonly category?: string;
  readonly recordedOn?: string;
  readonly status?: string;
}

/** An open follow-up agreement in which the employer has written. Answers its id. */
export async function seedFollowUp(hub: TestHub, seed: FollowUpSeed): Promise<string> {
  const id = randomUUID();
  const { status = 'OPEN', recordedOn = '2026-06-10' } = seed;
  await hub.sql(
    `insert into agreements.follow_up_agreements (id, session_id, employer_id, region_codes, category, employer_text,
       status, is_written_by_employer, is_written_by_region, recorded_on, last_update_on)
     values ($1, $2, $3, $4, $5, 'We will meet', $6, true, false, $7, $7)`,
    [
      id,
      seed.sessionId ?? null,
      seed.employerId,
      seed.regions,
      seed.category ?? 'INTRODUCTORY_MEETING',
      status,
      recordedOn,
    ],
  );
  await hub.sql('insert into agreements.follow_up_status_changes values ($1, 1, $2, $3)', [
    id,
    status,
    recordedOn,
  ]);
  await hub.sql(
    `insert into agreements.follow_up_entries
       (id, follow_up_agreement_id, position, side, is_of_side, text, writer, recorded_at)
     values ($1, $2, 1, 'EMPLOYER', true, 'We will meet', 'employer', $3)`,
    [randomUUID(), id, `${recordedOn}T10:00:00Z`],
  );
  return id;
}

/** A tool that is offered. Answers its id. */
export async function seedKnowledgeItem(hub: TestHub, title: string, sessionId: string): Promise<string> {
  const id = randomUUID();
  await hub.sql(
    `insert into agreements.knowledge_items
     values ($1, $2, 'TOOL', 'A work company', 'https://example.nl/tool', 'Free to reuse', $3)`,
    [id, title, sessionId],
  );
  return id;
}

/** What came of a follow-up agreement: it led to the arrangement. */
export async function seedResult(hub: TestHub, followUpId: string, arrangementId: string): Promise<void> {
  await hub.sql(
    `insert into agreements.follow_up_results values ($1, 1, true, true, $2, 6, 15300, '2026-06-12', 'EMPLOYER')`,
    [followUpId, arrangementId],
  );
}

/** A wish for the next session, and an evaluation of its pitches. */
export async function seedFeedback(hub: TestHub, sessionId: string): Promise<void> {
  await hub.sql(
    `insert into agreements.session_feedback values
       ($1, $3, 'WISH', 'REGION', 'A session in the north', null, null, '2026-06-11'),
       ($2, $3, 'EVALUATION', 'EMPLOYER', null, 'PITCH', 'WORKS', '2026-06-11')`,
    [randomUUID(), randomUUID(), sessionId],
  );
}
