import type { Caller } from '@banenbrug/service-common';
import { callers } from '@banenbrug/testkit';
import { type AgreementsRoom, everyRole } from './agreements-room';
import { seedFollowUp, seedSession } from './seed-agreements';

/** Leads an agreement on. */
export const updateStatus = `mutation ($input: UpdateFollowUpStatusInput!) { updateFollowUpStatus(input: $input) {
  followUpAgreement { id status revision lastUpdateOn statusHistory { status since }
    updates { status on note reason notedBy } }
  errors { __typename ... on UserError { path } ... on StateConflict { currentState } ... on InvalidValue { reason } } } }`;

/** Tells what came of one. */
export const recordResult = `mutation ($input: RecordFollowUpResultInput!) { recordFollowUpResult(input: $input) {
  followUpAgreement { id revision arrangement { id } result { isMeetingHeld isArrangementSigned
    placements { count isSuppressed } hoursPerWeek jobsEquivalent recordedOn notedBy } }
  errors { __typename ... on UserError { path } ... on StateConflict { currentState } ... on InvalidValue { reason } } } }`;

/** A line of its course. */
export interface Update {
  readonly status: string;
  readonly on: string;
  readonly note: string | null;
  readonly reason: string | null;
  readonly notedBy: string | null;
}

/** What both mutations answer. */
export interface FollowUpPayload {
  readonly followUpAgreement: {
    readonly id: string;
    readonly status: string;
    readonly revision: number;
    readonly updates: readonly Update[];
    readonly [field: string]: unknown;
  } | null;
  readonly errors: readonly { readonly __typename: string; readonly [field: string]: unknown }[];
}

/** Who leads agreements of a room on, and how. */
export interface Leading {
  /** An agreement of the room's first employer and first desk, of a session that is over. Answers its id. */
  agreement(seed?: { readonly status?: string; readonly recordedOn?: string }): Promise<string>;
  /** A role, as the room's first employer and first desk. */
  caller(role: string): Caller;
  tell(input: object, by?: Caller): Promise<FollowUpPayload>;
  result(input: object, by?: Caller): Promise<FollowUpPayload>;
}

/** Leads agreements of a room on. */
export function leadIn(room: AgreementsRoom): Leading {
  const roles = everyRole(room);
  const write = async (text: string, name: string, input: object, by: Caller): Promise<FollowUpPayload> => {
    const { data, errors } = await room.ask<Record<string, FollowUpPayload>>(text, { input }, by);
    const payload = data[name];
    if (errors.length > 0 || !payload) throw new Error(JSON.stringify(errors));
    return payload;
  };
  return {
    agreement: async (seed = {}) =>
      seedFollowUp(room.hub, {
        employerId: room.employers[0].id,
        sessionId: await seedSession(room.hub, { state: 'CLOSED' }),
        regions: [room.desks[0].region],
        category: 'OTHER',
        ...seed,
      }),
    caller: (role) => roles[role] ?? callers.public,
    tell: (input, by = callers.liaison()) => write(updateStatus, 'updateFollowUpStatus', input, by),
    result: (input, by = callers.liaison()) => write(recordResult, 'recordFollowUpResult', input, by),
  };
}
