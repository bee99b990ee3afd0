import { demo, others, own } from '../access-objects';
import { demoDay } from '../demo-hub';
import {
  byId,
  forRoles,
  mutation,
  page,
  plain,
  refusals,
  type AccessOperation,
  type IdByRole,
} from './access-operation';

const savedSearches: IdByRole = { EMPLOYER: own.searchOfEmployer, DESK: own.searchOfDesk };

/** The steps of an introduction: what each needs beside it, and whether the employer may take it too. */
const introductionSteps: readonly (readonly [name: string, input: object, isOfBoth: boolean])[] = [
  ['assignIntroduction', {}, false],
  ['recordCandidateAnswer', { answer: 'AGREES' }, false],
  ['addIntroductionNotes', { notes: 'Bellen (demo)' }, false],
  ['setMeeting', { meetingAt: `${demoDay}T12:00:00.000Z` }, true],
  ['recordOutcome', { outcome: 'HIRED' }, true],
  ['closeIntroduction', {}, true],
];

/** Candidates, introductions of them, and searches. */
export const candidateOperations: readonly AccessOperation[] = [
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
  mutation('publishProfile', (regionCode) => ({ regionCode, consentRecordedOn: demoDay }), {
    foreign: { DESK: others.region },
  }),
  mutation('publishProfile', (municipalityCode) => ({ municipalityCode, consentRecordedOn: demoDay }), {
    foreign: { DESK: others.municipality },
  }),
];
