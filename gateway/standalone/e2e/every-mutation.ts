import { randomUUID } from 'node:crypto';
import type { Caller } from '@banenbrug/service-common';
import { callers, type TestHub } from '@banenbrug/testkit';

/** What earlier mutations made: the id of each one's thing, by the mutation's name. */
export type Made = Readonly<Record<string, string>>;

/** One mutation as somebody would write it. */
export interface MutationCase {
  readonly mutation: string;
  readonly caller: (made: Made) => Caller;
  readonly input: (made: Made) => object;
  /** Who its audit line says it was, where that is not the caller's subject. */
  readonly actor?: string;
  /** The object that its audit line names, where that is not what it makes. */
  readonly object?: (made: Made) => string | undefined;
  /** Makes what no mutation can make yet. */
  readonly prepare?: (hub: TestHub, made: Made) => Promise<void>;
}

const region = 'AM06';
const municipality = 'GM0200';
const admin = (): Caller => callers.admin();
const employer = (made: Made): Caller => callers.employer(made['registerEmployer'] ?? '');
const desk = (made: Made): Caller => callers.desk(made['registerDesk'] ?? '', [region]);

/**
 * Every mutation of the hub once, each on what those before it made, with a word of the test's own in every free text
 * that it takes. A mutation that is not among them fails a test: add it here.
 */
export function everyMutation(word: string): readonly MutationCase[] {
  const issuer = `https://${word}.example.nl`;
  const person = {
    functionTitle: `Function ${word}`,
    name: `Name ${word}`,
    emailAddress: `${word}@example.nl`,
    phone: '+31 88 123 00 00',
  };
  const leaver = { issuer, subject: `subject ${word}` };
  const kvkNumber = String(10_000_000 + Math.floor(Math.random() * 80_000_000));
  const arrangementId = randomUUID();
  const addParticipant: MutationCase = {
    mutation: 'addSessionParticipant',
    caller: () => callers.organiser(),
    input: (made) => ({
      sessionId: made['recordDialogueSession'],
      organisation: `Organisation ${word}`,
      kind: 'EMPLOYER',
      employerId: made['registerEmployer'],
    }),
  };
  return [
    {
      mutation: 'registerDesk',
      caller: admin,
      input: () => ({
        idempotencyKey: `key ${word}`,
        kind: 'WSP',
        name: `Desk ${word}`,
        regions: [region],
        functionAddress: `${word}@example.nl`,
        website: `${issuer}/desk`,
        responseDays: 2,
      }),
    },
    {
      mutation: 'nameDeskContact',
      caller: desk,
      input: (made) => ({
        deskId: made['registerDesk'],
        validFrom: '2026-06-15',
        contact: person,
        deputy: person,
      }),
    },
    ...absenceMutations(),
    {
      mutation: 'registerEmployer',
      caller: () => callers.liaison(),
      input: () => ({ name: `Employer ${word}`, kvkNumber, contact: person }),
    },
    {
      mutation: 'nameEmployerContact',
      caller: employer,
      input: (made) => ({
        employerId: made['registerEmployer'],
        validFrom: '2026-06-16',
        contact: person,
        deputy: person,
      }),
    },
    {
      mutation: 'verifyEmployerContact',
      caller: employer,
      prepare: async (hub, made) => {
        await hub.sql(`update employers.employer_contacts set verified_on = '2025-06-15' where id = $1`, [
          made['nameEmployerContact'],
        ]);
      },
      input: (made) => ({ contactId: made['nameEmployerContact'] }),
    },
    {
      mutation: 'registerSite',
      caller: employer,
      input: (made) => ({
        employerId: made['registerEmployer'],
        name: `Site ${word}`,
        municipalityCode: municipality,
        contact: person,
      }),
    },
    {
      mutation: 'publishVacancy',
      caller: employer,
      input: (made) => ({
        siteId: made['registerSite'],
        title: `Work ${word}`,
        description: `All about ${word}`,
      }),
    },
    {
      mutation: 'publishProfile',
      caller: desk,
      input: () => ({
        regionCode: region,
        skills: [`Skill ${word}`],
        consentRecordedOn: '2026-06-01',
        deskReference: `Reference ${word}`,
        deskNotes: `Notes ${word}`,
      }),
    },
    { mutation: 'verifyProfile', caller: desk, input: (made) => ({ profileId: made['publishProfile'] }) },
    {
      mutation: 'verifyProfiles',
      caller: desk,
      input: (made) => ({ profileIds: [made['publishProfile']] }),
      object: (made) => made['publishProfile'],
    },
    {
      mutation: 'correctProfile',
      caller: desk,
      input: (made) => ({
        profileId: made['publishProfile'],
        expectedRevision: 1,
        skills: [`Other skill ${word}`],
        deskNotes: `Other notes ${word}`,
      }),
    },
    ...introductionMutations(word),
    {
      mutation: 'exportSubjectRecord',
      caller: desk,
      input: () => ({ deskReference: `Reference ${word}` }),
      object: (made) => made['publishProfile'],
    },
    {
      mutation: 'setNotifications',
      caller: desk,
      input: () => ({ off: ['CLOSED'] }),
      object: (made) => made['registerDesk'],
    },
    {
      mutation: 'saveImportMapping',
      caller: desk,
      input: () => ({
        format: 'CSV',
        name: `Mapping ${word}`,
        mapping: { columns: [{ target: 'DESK_REFERENCE', name: `Column ${word}` }] },
      }),
      object: (made) => made['registerDesk'],
    },
    {
      mutation: 'createImport',
      caller: desk,
      input: () => ({
        idempotencyKey: `import ${word}`,
        regionCode: region,
        format: 'CSV',
        sizeBytes: 1,
        sha256: 'a'.repeat(64),
        mappingName: `Mapping ${word}`,
        isFullExport: true,
      }),
    },
    {
      mutation: 'resumeImport',
      caller: desk,
      input: (made) => ({ importId: made['createImport'] }),
    },
    {
      mutation: 'undoImport',
      caller: desk,
      input: (made) => ({ importId: made['createImport'] }),
      prepare: async (hub, made) => {
        await hub.sql(
          `update candidates.imports set state = 'DONE', undo_until = '2026-06-16T08:00:00Z' where id = $1`,
          [made['createImport']],
        );
      },
    },
    { mutation: 'withdrawProfile', caller: desk, input: (made) => ({ profileId: made['publishProfile'] }) },
    {
      mutation: 'eraseSubject',
      caller: desk,
      input: (made) => ({ profileId: made['publishProfile'] }),
      object: (made) => made['publishProfile'],
    },
    {
      mutation: 'saveSearch',
      caller: employer,
      input: () => ({ name: `Search ${word}`, criteria: { skills: [`Skill ${word}`] } }),
    },
    {
      mutation: 'changeSavedSearch',
      caller: employer,
      input: (made) => ({
        savedSearchId: made['saveSearch'],
        expectedRevision: 1,
        name: `Other search ${word}`,
      }),
    },
    {
      mutation: 'deleteSavedSearch',
      caller: employer,
      input: (made) => ({ savedSearchId: made['saveSearch'] }),
    },
    {
      mutation: 'recordDialogueSession',
      caller: () => callers.organiser(),
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
      caller: () => callers.organiser(),
      input: (made) => ({ participantId: made['addSessionParticipant'] }),
    },
    addParticipant,
    ...recordingMutations(word),
    {
      mutation: 'recordFollowUpAgreement',
      caller: employer,
      input: (made) => ({
        employerId: made['registerEmployer'],
        regions: [region],
        category: 'PLACEMENTS',
        employerText: `Text ${word}`,
        employerOwner: `Owner ${word}`,
      }),
    },
    ...afterTheSession(word),
    {
      mutation: 'createFollowUpExport',
      caller: employer,
      input: () => ({ idempotencyKey: `export ${word}`, format: 'CSV' }),
    },
    {
      mutation: 'createCalendarFeed',
      caller: employer,
      input: () => ({ idempotencyKey: `feed ${word}` }),
    },
    {
      mutation: 'revokeCalendarFeed',
      caller: employer,
      input: (made) => ({ feedId: made['createCalendarFeed'] }),
    },
    {
      mutation: 'setFollowUpReminders',
      caller: employer,
      input: () => ({ isOn: false }),
      object: (made) => made['registerEmployer'],
    },
    {
      mutation: 'adoptArrangement',
      caller: desk,
      prepare: (hub, made) => seedArrangement(hub, arrangementId, made['registerEmployer'] ?? ''),
      input: () => ({
        arrangementId,
        region,
        coverage: 'PARTIAL',
        deviations: [{ reason: `Reason ${word}`, preparation: { description: `Description ${word}` } }],
      }),
    },
    ...arrangementMutations(word),
    {
      mutation: 'grantAccess',
      caller: admin,
      input: (made) => ({
        issuer,
        claim: `claim-${word}`,
        value: `group ${word}`,
        role: 'EMPLOYER',
        employerIds: [made['registerEmployer']],
      }),
    },
    { mutation: 'withdrawAccess', caller: admin, input: (made) => ({ grantId: made['grantAccess'] }) },
    { mutation: 'revokeSubject', caller: admin, input: () => leaver },
    { mutation: 'reinstateSubject', caller: admin, input: () => leaver },
    {
      mutation: 'changeDesk',
      caller: admin,
      input: (made) => ({
        deskId: made['registerDesk'],
        expectedRevision: 1,
        kind: 'WERKCENTRUM',
        name: `Werkcentrum ${word}`,
        website: `${issuer}/werkcentrum`,
      }),
    },
    { mutation: 'closeDesk', caller: admin, input: (made) => ({ deskId: made['registerDesk'] }) },
  ];
}

/** An absence that is moved and withdrawn, and its contact verified, which it is already on the day it was named. */
function absenceMutations(): readonly MutationCase[] {
  const absence = (made: Made) => made['reportContactAbsence'];
  return [
    {
      mutation: 'reportContactAbsence',
      caller: desk,
      input: (made) => ({ contactId: made['nameDeskContact'], from: '2026-06-20', until: '2026-06-22' }),
    },
    {
      mutation: 'changeContactAbsence',
      caller: desk,
      input: (made) => ({
        absenceId: absence(made),
        expectedRevision: 1,
        from: '2026-06-20',
        until: '2026-06-21',
      }),
    },
    {
      mutation: 'withdrawContactAbsence',
      caller: desk,
      input: (made) => ({ absenceId: absence(made), expectedRevision: 2 }),
    },
    {
      mutation: 'verifyDeskContact',
      caller: desk,
      prepare: async (hub, made) => {
        await hub.sql(`update regions.desk_contacts set verified_on = '2025-06-15' where id = $1`, [
          made['nameDeskContact'],
        ]);
      },
      input: (made) => ({ contactId: made['nameDeskContact'] }),
    },
  ];
}

/** How a follow-up agreement goes on, what is said of a session that has begun, and an item until it is taken back. */
function afterTheSession(word: string): readonly MutationCase[] {
  const id = (made: Made): string | undefined => made['recordFollowUpAgreement'];
  const item = (made: Made): string | undefined => made['publishKnowledgeItem'];
  return [
    {
      mutation: 'updateFollowUpStatus',
      caller: employer,
      input: (made) => ({ id: id(made), expectedRevision: 1, status: 'IN_PROGRESS', note: `Note ${word}` }),
      object: id,
    },
    {
      mutation: 'recordFollowUpResult',
      caller: desk,
      input: (made) => ({
        id: id(made),
        expectedRevision: 2,
        isMeetingHeld: true,
        isArrangementSigned: false,
        placements: 5,
        hoursPerWeek: 127.5,
      }),
      object: id,
    },
    {
      mutation: 'recordSessionFeedback',
      caller: () => callers.organiser(),
      prepare: async (hub, made) => {
        await hub.sql(`update agreements.dialogue_sessions set state = 'OPEN' where id = $1`, [
          made['recordDialogueSession'],
        ]);
      },
      input: (made) => ({
        sessionId: made['recordDialogueSession'],
        kind: 'WISH',
        fromKind: 'REGION',
        text: `Wish ${word}`,
      }),
    },
    {
      mutation: 'publishKnowledgeItem',
      caller: desk,
      input: () => ({
        title: `Tool ${word}`,
        kind: 'TOOL',
        offeredBy: `Offered by ${word}`,
        url: `https://${word}.example.nl/tool`,
        terms: `Terms ${word}`,
        region,
      }),
    },
    {
      mutation: 'changeKnowledgeItem',
      caller: desk,
      input: (made) => ({ id: item(made), expectedRevision: 1, title: `Other tool ${word}` }),
      object: item,
    },
    {
      mutation: 'withdrawKnowledgeItem',
      caller: desk,
      input: (made) => ({ id: item(made), expectedRevision: 2 }),
      object: item,
    },
  ];
}

/** A session that is held: recorded at its tables, undone, and closed. */
function recordingMutations(word: string): readonly MutationCase[] {
  const organiser = (): Caller => callers.organiser();
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

/** An introduction that its employer withdraws, and another that goes on to an outcome. */
function introductionMutations(word: string): readonly MutationCase[] {
  const request: MutationCase = {
    mutation: 'requestIntroduction',
    caller: employer,
    input: (made) => ({ profileId: made['publishProfile'], vacancyId: made['publishVacancy'] }),
  };
  const step = (
    mutation: string,
    expectedRevision: number,
    caller: MutationCase['caller'],
    input: (made: Made) => object = () => ({}),
  ): MutationCase => ({
    mutation,
    caller,
    input: (made) => ({ introductionId: made['requestIntroduction'], expectedRevision, ...input(made) }),
  });
  return [
    request,
    step('closeIntroduction', 1, employer),
    request,
    step('assignIntroduction', 1, desk, (made) => ({ contactId: made['nameDeskContact'] })),
    step('addIntroductionNotes', 2, desk, () => ({ notes: `Introduction notes ${word}` })),
    step('recordCandidateAnswer', 3, desk, () => ({ answer: 'AGREES' })),
    step('setMeeting', 4, employer, () => ({ meetingAt: '2026-06-15T07:00:00.000Z' })),
    step('recordOutcome', 5, desk, () => ({ outcome: 'WORK_EXPERIENCE' })),
  ];
}

/** A framework from its draft to its end, with a next version. */
function arrangementMutations(word: string): readonly MutationCase[] {
  const step = (mutation: string, input: object): MutationCase => ({
    mutation,
    caller: employer,
    input: (made) => ({ arrangementId: made['draftArrangement'], ...input }),
  });
  return [
    {
      mutation: 'draftArrangement',
      caller: employer,
      input: () => ({
        title: `Framework ${word}`,
        clauses: { escalation: { procedure: `Procedure ${word}` } },
      }),
    },
    step('changeArrangementDraft', { expectedRevision: 1, title: `Better framework ${word}` }),
    step('submitArrangement', { expectedRevision: 2 }),
    step('signArrangement', {
      expectedRevision: 3,
      signedOn: '2026-06-01',
      validFrom: '2026-06-01',
      signatories: [{ functionTitle: `Function ${word}`, organisation: `Organisation ${word}` }],
    }),
    step('evaluateArrangement', { expectedRevision: 4 }),
    step('scoreClause', { ingredient: 'ESCALATION', verdict: 'WORKS', note: `Note ${word}` }),
    step('draftNextVersion', { idempotencyKey: `next ${word}` }),
    step('endArrangement', { expectedRevision: 5 }),
  ];
}

async function seedArrangement(hub: TestHub, id: string, employerId: string): Promise<void> {
  const clauseSetId = randomUUID();
  await hub.sql('insert into agreements.clause_sets (id, contract_minimum_months) values ($1, 6)', [
    clauseSetId,
  ]);
  await hub.sql(
    `insert into agreements.arrangements (id, employer_id, title, version, state, clause_set_id, signed_on,
       signatories, valid_from, contact_kind, contact_id)
     values ($1, $2, 'Framework', 1, 'SIGNED', $3, '2026-02-01', '{"Director, Employer"}', '2026-02-01', 'EMPLOYER', $4)`,
    [id, employerId, clauseSetId, randomUUID()],
  );
}
