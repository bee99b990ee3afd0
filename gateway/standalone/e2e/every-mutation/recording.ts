import { randomUUID } from 'node:crypto';
import { callers, type TestHub } from '@banenbrug/testkit';
import { organiser, region, type Made, type MutationCase } from './mutation-case';

/** A session with a participant, who is taken out and comes back. */
export function sessionMutations(word: string): readonly MutationCase[] {
  const addParticipant: MutationCase = {
    mutation: 'addSessionParticipant',
    caller: organiser,
    input: (made) => ({
      sessionId: made['recordDialogueSession'],
      organisation: `Organisation ${word}`,
      kind: 'EMPLOYER',
      employerId: made['registerEmployer'],
    }),
  };
  return [
    {
      mutation: 'recordDialogueSession',
      caller: organiser,
      input: () => ({
        title: `Session ${word}`,
        heldOn: '2026-07-01',
        organisers: [`Organiser ${word}`],
        parts: [{ kind: 'PLENARY', title: `Part ${word}` }],
      }),
    },
    addParticipant,
    {
      mutation: 'withdrawSessionParticipant',
      caller: organiser,
      input: (made) => ({ participantId: made['addSessionParticipant'] }),
    },
    addParticipant,
  ];
}

/** A session that is held: recorded at its tables, undone, and closed. */
export function recordingMutations(word: string): readonly MutationCase[] {
  const [joinCodeId, agreementId, entryId] = [randomUUID(), randomUUID(), randomUUID()];
  const sessionId = (made: Made): string => made['recordDialogueSession'] ?? '';
  const entry = (made: Made, change: object) => ({
    clientKey: `entry ${word}`,
    employerId: made['registerEmployer'],
    regions: [region],
    category: 'JOB_COACHING',
    text: `Entry ${word}`,
    employerOwner: `Entry's owner ${word}`,
    regionOwner: `Entry's other owner ${word}`,
    ...change,
  });
  return [
    {
      mutation: 'changeDialogueSession',
      caller: organiser,
      input: (made) => ({
        sessionId: sessionId(made),
        expectedRevision: 1,
        title: `Other session ${word}`,
        heldOn: '2026-06-01',
        organisers: [`Other organiser ${word}`],
        parts: [{ kind: 'PITCH', title: `Other part ${word}` }],
        state: 'OPEN',
      }),
    },
    {
      mutation: 'createSessionJoinCode',
      caller: organiser,
      input: (made) => ({
        idempotencyKey: `join code ${word}`,
        sessionId: sessionId(made),
        tableName: `Table ${word}`,
      }),
    },
    {
      mutation: 'recordAtTable',
      caller: () => callers.public,
      actor: `table:${joinCodeId}`,
      prepare: async (hub, made) => {
        await hub.sql(
          `insert into agreements.session_join_codes
             (id, session_id, table_name, code_hash, created_at, expires_at, window_entries)
           values ($1, $2, 'Table', encode(sha256(convert_to($3, 'UTF8')), 'hex'), now(), now() + interval '1 hour', 0)`,
          [joinCodeId, sessionId(made), word.toUpperCase()],
        );
      },
      input: (made) => ({ joinCode: word, entries: [entry(made, { side: 'TABLE' })] }),
      object: sessionId,
    },
    {
      mutation: 'recordSessionEntries',
      caller: organiser,
      input: (made) => ({
        sessionId: sessionId(made),
        entries: [
          entry(made, { side: 'EMPLOYER' }),
          entry(made, { clientKey: `other entry ${word}`, side: 'REGION' }),
        ],
      }),
      object: sessionId,
    },
    {
      mutation: 'separateFollowUpEntry',
      caller: organiser,
      prepare: (hub, made) => seedEntries(hub, made, agreementId, entryId),
      input: () => ({ entryId, expectedRevision: 1 }),
    },
    {
      mutation: 'joinFollowUpAgreements',
      caller: organiser,
      input: (made) => ({
        keepId: made['separateFollowUpEntry'],
        otherId: agreementId,
        expectedRevision: 1,
        otherExpectedRevision: 2,
        isSeparationUndone: true,
      }),
    },
    {
      mutation: 'changeFollowUpAgreement',
      caller: organiser,
      input: (made) => ({
        followUpAgreementId: made['separateFollowUpEntry'],
        expectedRevision: 2,
        employerOwner: `Other owner ${word}`,
        regionOwner: `Other region's owner ${word}`,
      }),
    },
    {
      mutation: 'withdrawFollowUpEntry',
      caller: organiser,
      input: () => ({ entryId, reason: 'TEST', expectedRevision: 3 }),
    },
    {
      mutation: 'revokeSessionJoinCode',
      caller: organiser,
      input: (made) => ({ joinCodeId: made['createSessionJoinCode'] }),
    },
  ];
}

/** An agreement of two entries, one of which has the id. */
async function seedEntries(hub: TestHub, made: Made, agreementId: string, entryId: string): Promise<void> {
  await hub.sql(
    `insert into agreements.follow_up_agreements (id, session_id, employer_id, region_codes, category, status,
       is_written_by_employer, is_written_by_region, recorded_on, last_update_on)
     values ($1, $2, $3, $4, 'OTHER', 'OPEN', true, false, '2026-06-15', '2026-06-15')`,
    [agreementId, made['recordDialogueSession'], made['registerEmployer'], [region]],
  );
  await hub.sql(
    `insert into agreements.follow_up_entries
       (id, follow_up_agreement_id, position, side, is_of_side, writer, recorded_at)
     values ($1, $3, 1, 'EMPLOYER', true, 'somebody', now()), ($2, $3, 2, 'EMPLOYER', true, 'somebody', now())`,
    [entryId, randomUUID(), agreementId],
  );
}
