import { demo, others, own } from '../access-objects';
import { byId, forRoles, mutation, page, plain, type AccessOperation } from './access-operation';

const followUp = { category: 'OTHER' };

/** What comes after a session: how its agreements go on, what is said of it, and what it leaves to all. */
export const followUpOperations: readonly AccessOperation[] = [
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
  plain('knowledgeItems', `(first: 1) ${page}`),
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
  mutation(
    'recordFollowUpAgreement',
    (code) => ({ ...followUp, employerId: demo.employer, regions: [code] }),
    {
      own: { DESK: own.region },
      foreign: { DESK: others.region },
    },
  ),
  ...[
    { name: 'updateFollowUpStatus', given: { status: 'DONE' } },
    { name: 'recordFollowUpResult', given: { isMeetingHeld: true, isArrangementSigned: false } },
  ].map(({ name, given }) =>
    mutation(name, (followUpAgreementId) => ({ followUpAgreementId, expectedRevision: 99, ...given }), {
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
    mutation(name, (knowledgeItemId) => ({ knowledgeItemId, expectedRevision: 99 }), {
      own: { EMPLOYER: own.itemOfEmployer, DESK: own.itemOfDesk, ORGANISER: own.itemOfOrganiser },
      foreign: forRoles(['EMPLOYER', 'DESK', 'ORGANISER'], others.item),
    }),
  ),
];
