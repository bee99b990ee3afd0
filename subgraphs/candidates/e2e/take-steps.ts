import { randomUUID } from 'node:crypto';
import type { Caller, Subgraph } from '@banenbrug/service-common';
import { ask, callers, type TestHub } from '@banenbrug/testkit';
import type { CandidateProfile } from '../src';
import { type SeededDesk, seedDesk } from './seed-desks';
import { profileOf, seedPool, seedProfiles } from './seed-profiles';
import { seedEmployer } from './seed-vacancies';
import type { WriteError } from './write-profiles';

/** An introduction as a client reads it. */
export interface ReadIntroduction {
  readonly id: string;
  readonly state: string;
  readonly revision: number;
  readonly requestedOn: string;
  readonly answerDueOn: string;
  readonly waitingFor: string | null;
  readonly dueOn: string | null;
  readonly isOverdue: boolean;
  readonly closedOn: string | null;
  readonly outcome: string | null;
  readonly assignedTo: { readonly id: string } | null;
  readonly vacancy: { readonly id: string } | null;
}

/** What came of a step. */
export interface Stepped {
  readonly introduction: ReadIntroduction | null;
  readonly errors: readonly WriteError[];
}

export type StepName =
  | 'requestIntroduction'
  | 'assignIntroduction'
  | 'recordCandidateAnswer'
  | 'setMeeting'
  | 'recordOutcome'
  | 'closeIntroduction'
  | 'addIntroductionNotes';

/** The fields that hold no private detail: asking them reads no side table. */
export const introductionFields = `id state revision requestedOn answerDueOn waitingFor dueOn isOverdue closedOn outcome
  assignedTo { id } vacancy { id }`;

/** Takes a step; null when the caller's role may not. */
export async function take(
  subgraph: Subgraph,
  step: StepName,
  input: object,
  caller: Caller,
): Promise<Stepped | null> {
  const { data } = await ask<{ taken: Stepped | null }>(
    subgraph,
    `mutation ($input: ${step.charAt(0).toUpperCase()}${step.slice(1)}Input!) {
      taken: ${step}(input: $input) {
        introduction { ${introductionFields} }
        errors { __typename ... on UserError { code path message } ... on StateConflict { currentState } }
      }
    }`,
    { input },
    { caller },
  );
  return data?.taken ?? null;
}

/** Two sides that can be introduced to each other. */
export interface Sides {
  readonly desk: SeededDesk;
  readonly employerId: string;
  readonly employer: Caller;
  /** A published profile of the desk. */
  readonly profile: (change?: Partial<CandidateProfile>) => Promise<string>;
}

/** A desk that promises two working days, with a pool, and an employer that is open. */
export async function seedSides(hub: TestHub): Promise<Sides> {
  const desk = await seedDesk(hub, ['AM06']);
  const place = { poolId: await seedPool(hub, desk.id, 'AM06'), deskId: desk.id, regionCode: 'AM06' };
  const employerId = await seedEmployer(hub);
  return {
    desk,
    employerId,
    employer: callers.employer(employerId),
    profile: async (change = {}) => {
      const profile = profileOf(place, { id: randomUUID(), ...change });
      await seedProfiles(hub, [profile]);
      return profile.id;
    },
  };
}

/** The notices that an introduction has queued, in order: kind and to whom. */
export async function noticesOf(hub: TestHub, introductionId: string): Promise<string[]> {
  const rows = await hub.sql<{ notice: string }>(
    `select kind || ' ' || recipient_kind as notice from candidates.outgoing_mails
     where about_id = $1 order by queued_at, kind`,
    [introductionId],
  );
  return rows.map(({ notice }) => notice);
}
