import type { Role } from '@banenbrug/service-common';
import { demo, nobody, others, own } from './access-objects';
import { demoDay } from './demo-hub';

/** One id for each role, as SQL over the demo data that selects it. */
type IdByRole = Partial<Record<Role, string>>;

/** A root field as the table of access is tried on it: add a row for each that the schema gets. */
export interface AccessOperation {
  /** Query.x or Mutation.x. */
  readonly field: string;
  /** Asks the field once, under its own name; `$id`, when it has one, stands for the object in question. */
  readonly query: string;
  /** The other variables, such as a mutation's `$input`, when the object in question has this id. */
  readonly variables?: (id: string) => Readonly<Record<string, unknown>>;
  /** Objects that the role is told of, or may change. */
  readonly own?: IdByRole;
  /** Objects that are there and not the role's: to it they must not exist. */
  readonly foreign?: IdByRole;
}

const page = '{ nodes { id } totalCount }';
const refusals = 'errors { __typename ... on UserError { code path message } }';

/** The same object for several roles. */
const forRoles = (roles: readonly Role[], sql: string): IdByRole =>
  Object.fromEntries(roles.map((role) => [role, sql]));

/** A read of one object by its id. */
function byId(name: string, rows: Pick<AccessOperation, 'own' | 'foreign'> = {}): AccessOperation {
  return { field: `Query.${name}`, query: `query ($id: ID!) { ${name}(id: $id) { id } }`, ...rows };
}

/** A read that names no object. */
function plain(name: string, selection: string): AccessOperation {
  return { field: `Query.${name}`, query: `{ ${name}${selection} }` };
}

/** A mutation whose input names one object. */
function mutation(
  name: string,
  input: (id: string) => Record<string, unknown>,
  rows: Pick<AccessOperation, 'own' | 'foreign'> = {},
): AccessOperation {
  const type = `${name.charAt(0).toUpperCase()}${name.slice(1)}Input`;
  return {
    field: `Mutation.${name}`,
    query: `mutation ($input: ${type}!) { ${name}(input: $input) { ${refusals} } }`,
    variables: (id) => ({ input: input(id) }),
    ...rows,
  };
}

const savedSearches: IdByRole = { EMPLOYER: own.searchOfEmployer, DESK: own.searchOfDesk };

const followUp = { category: 'OTHER' };

/** A revision that no arrangement has: whoever knows the arrangement is told so, and nothing is changed. */
const unseen = { expectedRevision: 99 };

const score = { ...unseen, ingredient: 'TRIAL_PLACEMENT', verdict: 'WORKS' };

/** The steps of an arrangement: what each needs beside it. */
const arrangementSteps: readonly (readonly [name: string, input: object])[] = [
  ['changeArrangementDraft', { ...unseen, title: 'Demo' }],
  ['submitArrangement', unseen],
  [
    'signArrangement',
    {
      ...unseen,
      signedOn: demoDay,
      validFrom: demoDay,
      signatories: [{ functionTitle: 'Directeur', organisation: 'Demo' }],
    },
  ],
  ['evaluateArrangement', unseen],
  ['endArrangement', unseen],
  ['draftNextVersion', {}],
];

/** The steps of an introduction: what each needs beside it, and whether the employer may take it too. */
const introductionSteps: readonly (readonly [name: string, input: object, isOfBoth: boolean])[] = [
  ['assignIntroduction', {}, false],
  ['recordCandidateAnswer', { answer: 'AGREES' }, false],
  ['addIntroductionNotes', { notes: 'Bellen (demo)' }, false],
  ['setMeeting', { meetingAt: `${demoDay}T12:00:00.000Z` }, true],
  ['recordOutcome', { outcome: 'HIRED' }, true],
  ['closeIntroduction', {}, true],
];

/** What comes after a session: how its agreements go on, what is said of it, and what it leaves to all. */
const followUpsAndAfter: readonly AccessOperation[] = [
  ...[
    { name: 'updateFollowUpStatus', given: { status: 'DONE' } },
    { name: 'recordFollowUpResult', given: { isMeetingHeld: true, isArrangementSigned: false } },
  ].map(({ name, given }) =>
    mutation(name, (id) => ({ id, expectedRevision: 99, ...given }), {
      own: { EMPLOYER: own.followUp, DESK: own.followUpOfDesk, ORGANISER: own.followUpOfSession },
      foreign: forRoles(['EMPLOYER', 'DESK', 'ORGANISER'], others.followUp),
    }),
  ),
  mutation(
    'recordSessionFeedback',
    (sessionId) => ({
      sessionId,
      kind: 'WISH',
      fromKind: 'EMPLOYER',
      text: 'Korte pitches (demo)',
      idempotencyKey: `access ${sessionId}`,
    }),
    {
      own: { ORGANISER: own.session },
      foreign: forRoles(['EMPLOYER', 'ORGANISER'], others.session),
    },
  ),
  mutation(
    'recordSessionFeedback',
    (sessionId) => ({ sessionId, kind: 'WISH', fromKind: 'REGION', text: 'Korte pitches (demo)' }),
    { foreign: { DESK: others.session } },
  ),
  mutation('publishKnowledgeItem', () => ({ title: '', kind: 'TOOL', offeredBy: '' })),
  mutation(
    'publishKnowledgeItem',
    (code) => ({ title: 'Stappenplan (demo)', kind: 'TOOL', offeredBy: 'een loket (demo)', region: code }),
    { foreign: { DESK: others.region } },
  ),
  mutation(
    'publishKnowledgeItem',
    (sessionId) => ({
      title: 'Stappenplan (demo)',
      kind: 'TOOL',
      offeredBy: 'een organisatie (demo)',
      sessionId,
      idempotencyKey: `access ${sessionId}`,
    }),
    {
      own: { ORGANISER: own.session },
      foreign: forRoles(['EMPLOYER', 'ORGANISER'], others.session),
    },
  ),
  ...['changeKnowledgeItem', 'withdrawKnowledgeItem'].map((name) =>
    mutation(name, (id) => ({ id, expectedRevision: 99 }), {
      own: { EMPLOYER: own.itemOfEmployer, DESK: own.itemOfDesk, ORGANISER: own.itemOfOrganiser },
      foreign: forRoles(['EMPLOYER', 'DESK', 'ORGANISER'], others.item),
    }),
  ),
];

const entry = (change: object): object => ({
  clientKey: 'access',
  employerId: demo.employer,
  regions: [demo.region],
  category: 'OTHER',
  ...change,
});

const ofOrganiser = (ownRow: string, foreign: string): Pick<AccessOperation, 'own' | 'foreign'> => ({
  own: { ORGANISER: ownRow },
  foreign: { ORGANISER: foreign },
});

const undone = { expectedRevision: 99 };

/** What is recorded in a hall, and undone. No write is done: sessions of the demo are over, and revisions are others. */
const recordingMutations: readonly AccessOperation[] = [
  mutation(
    'changeDialogueSession',
    (sessionId) => ({ sessionId, ...undone }),
    ofOrganiser(own.session, others.session),
  ),
  mutation(
    'withdrawSessionParticipant',
    (participantId) => ({ participantId }),
    ofOrganiser(own.participantOfSession, others.participant),
  ),
  mutation(
    'recordSessionEntries',
    (sessionId) => ({ sessionId, entries: [entry({ side: 'TABLE' })] }),
    ofOrganiser(own.session, others.session),
  ),
  mutation(
    'recordSessionEntries',
    (employerId) => ({ sessionId: nobody, entries: [entry({ side: 'EMPLOYER', employerId })] }),
    { foreign: { EMPLOYER: others.employer } },
  ),
  mutation(
    'recordSessionEntries',
    (code) => ({ sessionId: nobody, entries: [entry({ side: 'REGION', regions: [code] })] }),
    { foreign: { DESK: others.region } },
  ),
  mutation('recordAtTable', (joinCode) => ({ joinCode, entries: [entry({ side: 'TABLE' })] })),
  mutation(
    'createSessionJoinCode',
    (sessionId) => ({ sessionId, tableName: 'Tafel 2 (demo)' }),
    ofOrganiser(own.session, others.session),
  ),
  mutation(
    'revokeSessionJoinCode',
    (joinCodeId) => ({ joinCodeId }),
    ofOrganiser(own.joinCode, others.joinCode),
  ),
  mutation('withdrawFollowUpEntry', (entryId) => ({ entryId, reason: 'TEST', ...undone }), {
    own: { ORGANISER: own.entryOfSession, ...forRoles(['LIAISON', 'ADMIN'], others.entry) },
    foreign: forRoles(['EMPLOYER', 'DESK', 'ORGANISER'], others.entry),
  }),
  mutation(
    'separateFollowUpEntry',
    (entryId) => ({ entryId, ...undone }),
    ofOrganiser(own.entryOfSession, others.entry),
  ),
  mutation(
    'joinFollowUpAgreements',
    (keepId) => ({ keepId, otherId: nobody.replace('abcd', 'abce'), otherExpectedRevision: 99, ...undone }),
    { foreign: { ORGANISER: others.followUp } },
  ),
  mutation('changeFollowUpAgreement', (followUpAgreementId) => ({ followUpAgreementId, ...undone }), {
    own: {
      EMPLOYER: own.followUp,
      ORGANISER: own.followUpOfSession,
      ...forRoles(['LIAISON', 'ADMIN'], others.followUp),
    },
    foreign: forRoles(['EMPLOYER', 'DESK', 'ORGANISER'], others.followUp),
  }),
];

/** Every root field of the schema. */
export const accessOperations: readonly AccessOperation[] = [
  plain('regions', '(codes: ["AM06"]) { code }'),
  plain('region', '(code: "AM06") { code }'),
  plain('places', '(names: ["Venlo"]) { matches { region { code } } }'),
  plain('referenceData', ' { version }'),
  plain('municipality', '(code: "GM0200") { code }'),
  plain('instrument', '(code: "JOB_COACH") { code }'),
  plain('instruments', ' { code }'),
  byId('desk', { own: forRoles(['PUBLIC', 'DESK'], others.desk) }),
  plain('desks', `(first: 1) ${page}`),
  // That ADMIN reads the log is a line of it: no two answers have the same lines.
  plain('auditEntries', '(first: 1) { pageInfo { hasPreviousPage } }'),
  ...['deskId', 'objectId'].map((filter) => ({
    field: 'Query.auditEntries',
    query: `query ($id: ID!) { auditEntries(filter: { ${filter}: $id }, first: 1) { nodes { action } } }`,
    foreign: { DESK: filter === 'deskId' ? others.desk : others.profile },
  })),
  plain('staleContacts', `(first: 1) ${page}`),
  plain('staleEmployerContacts', `(first: 1) ${page}`),
  plain('accessGrants', `(first: 1) ${page}`),
  plain('revokedSubjects', `(first: 1) ${page}`),
  byId('employer', { own: forRoles(['EMPLOYER', 'DESK', 'ORGANISER'], others.employer) }),
  plain('employers', `(first: 1) ${page}`),
  plain('ownEmployer', ' { id }'),
  byId('site', { own: { EMPLOYER: others.site } }),
  byId('vacancy', {
    own: forRoles(['LIAISON', 'ADMIN'], others.closedVacancy),
    foreign: forRoles(['EMPLOYER', 'DESK', 'ORGANISER'], others.closedVacancy),
  }),
  plain('vacancies', `(first: 1) ${page}`),
  plain('candidateSearch', `(criteria: { regions: ["AM06"] }, first: 1) ${page}`),
  byId('candidateProfile', {
    own: { DESK: own.withdrawnProfile },
    foreign: forRoles(['EMPLOYER', 'DESK', 'LIAISON', 'ADMIN'], others.withdrawnProfile),
  }),
  byId('candidatePool', { own: { EMPLOYER: others.pool } }),
  byId('introduction', {
    own: {
      EMPLOYER: own.introductionOfEmployer,
      DESK: own.introductionOfDesk,
    },
    foreign: {
      EMPLOYER: others.introductionOfEmployer,
      DESK: others.introductionOfDesk,
      ...forRoles(['LIAISON', 'ADMIN'], others.introductionOfDesk),
    },
  }),
  {
    field: 'Query.subjectRecord',
    query: 'query ($id: ID!) { subjectRecord(profileId: $id) { profiles { id } } }',
    own: { DESK: own.withdrawnProfile },
    foreign: { DESK: others.profile },
  },
  {
    field: 'Query.subjectRecord',
    query: 'query ($id: String!) { subjectRecord(deskReference: $id) { profiles { id } } }',
    foreign: {
      DESK: others.deskReference,
    },
  },
  byId('erasureReceipt', {
    own: { DESK: own.receipt },
    foreign: { DESK: others.receipt },
  }),
  byId('savedSearch', {
    own: savedSearches,
    foreign: forRoles(['EMPLOYER', 'DESK'], others.savedSearch),
  }),
  plain('savedSearches', `(first: 1) ${page}`),
  {
    field: 'Query.unmetDemand',
    query: 'query ($id: RegionCode!) { unmetDemand(regions: [$id]) { cells { vacancyCount } } }',
    own: { DESK: own.region, ...forRoles(['LIAISON', 'ADMIN'], others.region) },
    foreign: { DESK: others.region },
  },
  byId('import', {
    own: { DESK: own.import },
    foreign: { DESK: others.import },
  }),
  byId('arrangement', {
    own: {
      EMPLOYER: own.arrangement,
      ...forRoles(['LIAISON', 'ADMIN'], others.arrangement),
    },
    foreign: forRoles(['EMPLOYER', 'DESK'], others.arrangement),
  }),
  plain('arrangements', `(first: 1) ${page}`),
  {
    field: 'Query.compareArrangements',
    query: `query ($id: ID!) { compareArrangements(arrangementId: $id, regions: ["AM06"]) { rows { ingredient } } }`,
    own: { EMPLOYER: own.arrangement, ...forRoles(['LIAISON', 'ADMIN'], others.arrangement) },
    foreign: forRoles(['EMPLOYER', 'DESK'], others.arrangement),
  },
  plain('clauseScores', '(ingredient: TRIAL_PLACEMENT) { ingredient total { works } }'),
  byId('dialogueSession', { own: forRoles(['PUBLIC', 'ORGANISER'], others.session) }),
  plain('dialogueSessions', `(first: 1) ${page}`),
  byId('followUpAgreement', {
    own: {
      EMPLOYER: own.followUp,
      ...forRoles(['LIAISON', 'ADMIN'], others.followUp),
    },
    foreign: forRoles(['EMPLOYER', 'DESK', 'ORGANISER'], others.followUp),
  }),
  {
    field: 'Query.followUpAgreements',
    query: `query ($id: ID!) { followUpAgreements(filter: { session: $id }, first: 1) ${page} }`,
    foreign: forRoles(['EMPLOYER', 'DESK', 'ORGANISER'], others.session),
  },
  plain('calendarFeeds', ' { id }'),
  plain('followUpReminders', ' { isOn }'),
  plain('knowledgeItems', `(first: 1) ${page}`),
  plain('compareRegions', '(regions: ["AM06"], topics: [CONTACT, SCHEMES]) { tables { topic } }'),
  {
    field: 'Query.whatApplies',
    query: 'query ($id: ID!) { whatApplies(siteId: $id) { municipality { code } } }',
    own: forRoles(['EMPLOYER', 'DESK', 'ORGANISER', 'LIAISON', 'ADMIN'], others.site),
    foreign: { PUBLIC: others.site },
  },
  mutation(
    'nameDeskContact',
    (deskId) => ({
      idempotencyKey: `access ${deskId}`,
      deskId,
      validFrom: demoDay,
      contact: { functionTitle: 'Accountmanager', emailAddress: 'desk@example.nl' },
    }),
    { own: forRoles(['DESK'], own.desk), foreign: { DESK: others.desk } },
  ),
  mutation(
    'reportContactAbsence',
    (contactId) => ({ idempotencyKey: `access ${contactId}`, contactId, from: demoDay, until: demoDay }),
    { own: forRoles(['DESK', 'LIAISON', 'ADMIN'], own.contact), foreign: { DESK: others.contact } },
  ),
  mutation(
    'changeContactAbsence',
    (absenceId) => ({ absenceId, expectedRevision: 1, from: demoDay, until: demoDay }),
    { foreign: { DESK: others.absence } },
  ),
  mutation('withdrawContactAbsence', (absenceId) => ({ absenceId, expectedRevision: 1 }), {
    foreign: { DESK: others.absence },
  }),
  mutation('verifyDeskContact', (contactId) => ({ contactId }), {
    own: forRoles(['DESK', 'LIAISON', 'ADMIN'], own.contact),
    foreign: { DESK: others.contact },
  }),
  mutation('registerDesk', () => ({
    kind: 'WSP',
    name: '',
    regions: [],
    functionAddress: 'none',
    responseDays: 0,
  })),
  mutation('changeDesk', (deskId) => ({ deskId, expectedRevision: 99 })),
  mutation('closeDesk', (deskId) => ({ deskId })),
  mutation('grantAccess', () => ({ issuer: '', claim: '', value: '', role: 'ORGANISER' })),
  mutation('withdrawAccess', (grantId) => ({ grantId })),
  mutation('revokeSubject', () => ({ issuer: '', subject: '' })),
  mutation('reinstateSubject', () => ({ issuer: '', subject: '' })),
  mutation('registerEmployer', () => ({ name: '', kvkNumber: 'none' })),
  mutation(
    'nameEmployerContact',
    (employerId) => ({
      idempotencyKey: `access ${employerId}`,
      employerId,
      validFrom: demoDay,
      contact: { functionTitle: 'Coördinator', emailAddress: 'werk@example.nl' },
    }),
    { own: { EMPLOYER: own.employer }, foreign: { EMPLOYER: others.employer } },
  ),
  mutation('verifyEmployerContact', (contactId) => ({ contactId }), {
    own: { EMPLOYER: own.employerContact, ...forRoles(['LIAISON', 'ADMIN'], others.employerContact) },
    foreign: { EMPLOYER: others.employerContact },
  }),
  mutation(
    'registerSite',
    (employerId) => ({
      idempotencyKey: `access ${employerId}`,
      employerId,
      name: 'Depot',
      municipalityCode: 'GM0200',
    }),
    { own: { EMPLOYER: own.employer }, foreign: { EMPLOYER: others.employer } },
  ),
  mutation(
    'publishVacancy',
    (siteId) => ({ idempotencyKey: `access ${siteId}`, siteId, title: 'Order picker' }),
    {
      own: { EMPLOYER: own.site },
      foreign: { EMPLOYER: others.site },
    },
  ),
  mutation(
    'publishProfile',
    (poolId) => ({ idempotencyKey: `access ${poolId}`, poolId, consentRecordedOn: '2026-11-01' }),
    {
      own: { DESK: own.pool },
      foreign: { DESK: others.pool },
    },
  ),
  mutation('correctProfile', (profileId) => ({ profileId, expectedRevision: 99 }), {
    own: { DESK: own.withdrawnProfile },
    foreign: { DESK: others.profile },
  }),
  ...['verifyProfile', 'withdrawProfile', 'exportSubjectRecord', 'eraseSubject'].map((name) =>
    mutation(name, (profileId) => ({ profileId }), {
      own: { DESK: own.withdrawnProfile },
      foreign: { DESK: others.profile },
    }),
  ),
  mutation('requestIntroduction', (profileId) => ({ idempotencyKey: `access ${profileId}`, profileId }), {
    own: { EMPLOYER: own.profileToAsk },
    foreign: { EMPLOYER: others.withdrawnProfile },
  }),
  {
    field: 'Mutation.requestIntroduction',
    query: `mutation ($input: RequestIntroductionInput!) { requestIntroduction(input: $input) { ${refusals} } }`,
    variables: (vacancyId) => ({ input: { profileId: demo.publishedProfile, vacancyId } }),
    foreign: { EMPLOYER: others.openVacancy },
  },
  ...introductionSteps.map(([name, input, isOfBoth]) =>
    mutation(name, (introductionId) => ({ introductionId, expectedRevision: 99, ...input }), {
      own: {
        DESK: own.introductionOfDesk,
        ...(isOfBoth ? { EMPLOYER: own.introductionOfEmployer } : {}),
      },
      foreign: {
        DESK: others.introductionOfDesk,
        ...(isOfBoth ? { EMPLOYER: others.introductionOfEmployer } : {}),
      },
    }),
  ),
  // The organisation is the caller's: no input can name another.
  {
    field: 'Mutation.setNotifications',
    query: `mutation { setNotifications(input: { off: [CLOSED] }) { ${refusals} } }`,
  },
  mutation('verifyProfiles', (profileId) => ({ profileIds: [profileId] }), {
    own: { DESK: own.withdrawnProfile },
    foreign: { DESK: others.profile },
  }),
  mutation('verifyProfiles', (poolId) => ({ poolId }), {
    own: { DESK: own.pool },
    foreign: { DESK: others.pool },
  }),
  mutation('saveSearch', () => ({ name: '', criteria: {} })),
  mutation('changeSavedSearch', (savedSearchId) => ({ savedSearchId, expectedRevision: 99 }), {
    own: savedSearches,
    foreign: forRoles(['EMPLOYER', 'DESK'], others.savedSearch),
  }),
  // No own one: each is asked for twice, and the second time it would be gone.
  mutation('deleteSavedSearch', (savedSearchId) => ({ savedSearchId }), {
    foreign: forRoles(['EMPLOYER', 'DESK'], others.savedSearch),
  }),
  mutation(
    'createImport',
    (poolId) => ({
      idempotencyKey: `access ${poolId}`,
      poolId,
      format: 'CSV',
      sizeBytes: 1,
      sha256: 'a'.repeat(64),
      isFullExport: false,
    }),
    { own: { DESK: own.pool }, foreign: { DESK: others.pool } },
  ),
  ...['resumeImport', 'undoImport'].map((name) =>
    mutation(name, (importId) => ({ importId }), {
      own: { DESK: own.import },
      foreign: { DESK: others.import },
    }),
  ),
  {
    field: 'Mutation.saveImportMapping',
    query: `mutation { saveImportMapping(input: { format: CSV, name: "", mapping: { columns: [] } }) { ${refusals} } }`,
  },
  mutation('recordDialogueSession', () => ({ title: '', heldOn: demoDay, organisers: [] })),
  mutation(
    'addSessionParticipant',
    (sessionId) => ({ sessionId, organisation: 'Demo', kind: 'UWV', idempotencyKey: `access ${sessionId}` }),
    {
      own: { ORGANISER: own.session },
      foreign: { ORGANISER: others.session },
    },
  ),
  mutation('recordFollowUpAgreement', (employerId) => ({ ...followUp, employerId, regions: [demo.region] }), {
    own: { EMPLOYER: own.employer },
    foreign: { EMPLOYER: others.employer },
  }),
  mutation(
    'recordFollowUpAgreement',
    (sessionId) => ({ ...followUp, employerId: demo.employer, regions: [demo.region], sessionId }),
    {
      own: { ORGANISER: own.session },
      foreign: { ORGANISER: others.session },
    },
  ),
  ...recordingMutations,
  mutation(
    'recordFollowUpAgreement',
    (code) => ({ ...followUp, employerId: demo.employer, regions: [code] }),
    {
      own: { DESK: own.region },
      foreign: { DESK: others.region },
    },
  ),
  ...followUpsAndAfter,
  mutation(
    'createFollowUpExport',
    (sessionId) => ({ idempotencyKey: `access ${sessionId}`, format: 'CSV', sessionId }),
    {
      own: { ORGANISER: own.session, ...forRoles(['EMPLOYER', 'DESK', 'LIAISON', 'ADMIN'], others.session) },
      foreign: { ORGANISER: others.session },
    },
  ),
  {
    field: 'Mutation.createCalendarFeed',
    query: `mutation { createCalendarFeed(input: { idempotencyKey: "access" }) { ${refusals} } }`,
  },
  // No own one: each is asked for twice, and the second time it would be revoked.
  mutation('revokeCalendarFeed', (feedId) => ({ feedId }), {
    foreign: forRoles(['EMPLOYER', 'DESK', 'LIAISON'], others.feed),
  }),
  {
    field: 'Mutation.setFollowUpReminders',
    query: `mutation { setFollowUpReminders(input: { isOn: true }) { ${refusals} } }`,
  },
  mutation(
    'adoptArrangement',
    (arrangementId) => ({ arrangementId, region: demo.region, coverage: 'NOT_YET', expectedRevision: 99 }),
    {
      own: { DESK: own.openArrangement },
      foreign: { DESK: others.arrangement },
    },
  ),
  mutation('adoptArrangement', (code) => ({ arrangementId: nobody, region: code, coverage: 'NOT_YET' }), {
    foreign: { DESK: others.region },
  }),
  mutation('draftArrangement', (employerId) => ({ employerId, title: '', clauses: {} }), {
    own: { EMPLOYER: own.employer, LIAISON: others.employer },
    foreign: { EMPLOYER: others.employer },
  }),
  ...arrangementSteps.map(([name, input]) =>
    mutation(name, (arrangementId) => ({ ...input, arrangementId }), {
      own: { EMPLOYER: own.arrangement, LIAISON: others.arrangement },
      foreign: { EMPLOYER: others.arrangement },
    }),
  ),
  mutation('scoreClause', (arrangementId) => ({ ...score, arrangementId }), {
    own: { EMPLOYER: own.arrangement, DESK: own.openArrangement },
    foreign: forRoles(['EMPLOYER', 'DESK'], others.arrangement),
  }),
  mutation('scoreClause', (code) => ({ ...score, arrangementId: nobody, region: code }), {
    foreign: { DESK: others.region },
  }),
  mutation('publishProfile', (regionCode) => ({ regionCode, consentRecordedOn: demoDay }), {
    foreign: { DESK: others.region },
  }),
  mutation('publishProfile', (municipalityCode) => ({ municipalityCode, consentRecordedOn: demoDay }), {
    foreign: { DESK: others.municipality },
  }),
];
