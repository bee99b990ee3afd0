import { encodeCursor } from '@banenbrug/service-common';
import { demo, nobody, others, own } from '../access-objects';
import { demoDay } from '../demo-hub';
import { byId, forRoles, mutation, page, plain, type AccessOperation } from './access-operation';

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

/** Sessions, what is recorded in a hall, and undone. No write is done: sessions of the demo are over, and revisions are others. */
export const recordingOperations: readonly AccessOperation[] = [
  byId('dialogueSession', { own: forRoles(['PUBLIC', 'ORGANISER'], others.session) }),
  plain('dialogueSessions', `(first: 1) ${page}`),
  mutation('recordDialogueSession', () => ({ title: '', heldOn: demoDay, organisers: [] })),
  mutation(
    'addSessionParticipant',
    (sessionId) => ({ sessionId, organisation: 'Demo', kind: 'UWV', idempotencyKey: `access ${sessionId}` }),
    {
      own: { ORGANISER: own.session },
      foreign: { ORGANISER: others.session },
    },
  ),
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
  {
    field: 'Subscription.followUpChanges',
    query: `subscription ($id: ID!, $after: String) {
      followUpChanges(sessionId: $id, after: $after) { followUpAgreementId }
    }`,
    // All that was told of the session, from its first change on.
    variables: (id) => ({ id, after: encodeCursor([id, '0']) }),
    own: {
      ...forRoles(['EMPLOYER', 'DESK'], own.sessionOfChanges),
      ORGANISER: own.session,
      ...forRoles(['LIAISON', 'ADMIN'], others.session),
    },
    foreign: forRoles(['EMPLOYER', 'DESK', 'ORGANISER'], others.session),
  },
];
