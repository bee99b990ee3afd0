import type { Role } from '@banenbrug/service-common';
import { defaultSeed, demoId } from '../src';
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

const employer = demoId(defaultSeed, 'employer', 0);
const region = 'AM06';
const desk = demoId(defaultSeed, 'desk', region);
const organiser = 'demo-organiser';
const strangersSession = demoId(defaultSeed, 'foreign session');

const one = (table: string, condition: string): string =>
  `select id from ${table} where ${condition} order by id limit 1`;

/** The same object for several roles. */
const forRoles = (roles: readonly Role[], sql: string): IdByRole =>
  Object.fromEntries(roles.map((role) => [role, sql]));

/**
 * What the demo data lack: a session that another organiser recorded, with an agreement in which neither persona takes
 * part; and an arrangement that is still a draft, answered by no region.
 */
export const strangersObjects: readonly string[] = [
  `insert into agreements.dialogue_sessions (id, title, held_on, organisers, state, organiser_subject)
   values ('${strangersSession}', 'Sessie van anderen (demo)', '2026-11-01', '{anderen (demo)}', 'OPEN', 'another')`,
  `update agreements.follow_up_agreements set session_id = '${strangersSession}' where id = (
     ${one('agreements.follow_up_agreements', `employer_id <> '${employer}' and not region_codes @> '{${region}}'`)})`,
  `update agreements.arrangements set state = 'DRAFT', signed_on = null where id = (
     ${one('agreements.arrangements', `employer_id <> '${employer}'`)})`,
  `delete from agreements.arrangement_deviations where regional_arrangement_id in (
     select r.id from agreements.regional_arrangements r join agreements.arrangements a on a.id = r.arrangement_id
     where a.state = 'DRAFT')`,
  `delete from agreements.regional_arrangements where arrangement_id in (
     select id from agreements.arrangements where state = 'DRAFT')`,
];

const draft = one('agreements.arrangements', `state = 'DRAFT'`);
const strangersFollowUp = one('agreements.follow_up_agreements', `session_id = '${strangersSession}'`);
const closedVacancy = one('employers.vacancies', `employer_id <> '${employer}' and closes_on < '${demoDay}'`);
const withdrawnProfile = one('candidates.candidate_profiles', `state = 'WITHDRAWN' and desk_id <> '${desk}'`);
const otherEmployer = one('employers.employers', `id <> '${employer}'`);
const otherRegion = `select 'AM01' as id`;
const otherDesk = one('regions.desks', `id <> '${desk}'`);
const introduction = (condition: string): string => one('candidates.introductions', condition);
const page = '{ nodes { id } totalCount }';
const refusals = 'errors { __typename ... on UserError { code path message } }';

/** A read of one object by its id. */
function byId(
  name: string,
  rows: Pick<AccessOperation, 'own' | 'foreign'> = {},
  below = '{ id }',
): AccessOperation {
  return { field: `Query.${name}`, query: `query ($id: ID!) { ${name}(id: $id) ${below} }`, ...rows };
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

const followUp = { category: 'OTHER' };

/** Every root field of the schema. */
export const accessOperations: readonly AccessOperation[] = [
  plain('regions', '(codes: ["AM06"]) { code }'),
  plain('region', '(code: "AM06") { code }'),
  plain('places', '(names: ["Venlo"]) { matches { region { code } } }'),
  plain('referenceData', ' { version }'),
  plain('municipality', '(code: "GM0200") { code }'),
  plain('instrument', '(code: "JOB_COACH") { code }'),
  plain('instruments', ' { code }'),
  byId('desk', { own: forRoles(['PUBLIC', 'DESK'], otherDesk) }),
  plain('desks', `(first: 1) ${page}`),
  byId('employer', { own: forRoles(['EMPLOYER', 'DESK', 'ORGANISER'], otherEmployer) }),
  plain('employers', `(first: 1) ${page}`),
  plain('ownEmployer', ' { id }'),
  byId('site', { own: { EMPLOYER: one('employers.sites', `employer_id <> '${employer}'`) } }),
  byId('vacancy', {
    own: forRoles(['LIAISON', 'ADMIN'], closedVacancy),
    foreign: forRoles(['EMPLOYER', 'DESK', 'ORGANISER'], closedVacancy),
  }),
  plain('vacancies', `(first: 1) ${page}`),
  plain('candidateSearch', `(criteria: { regions: ["AM06"] }, first: 1) ${page}`),
  byId('candidateProfile', {
    own: { DESK: one('candidates.candidate_profiles', `state = 'WITHDRAWN' and desk_id = '${desk}'`) },
    foreign: forRoles(['EMPLOYER', 'DESK', 'LIAISON', 'ADMIN'], withdrawnProfile),
  }),
  byId('candidatePool', { own: { EMPLOYER: one('candidates.candidate_pools', `desk_id <> '${desk}'`) } }),
  byId('introduction', {
    own: {
      EMPLOYER: introduction(`employer_id = '${employer}'`),
      DESK: introduction(`desk_id = '${desk}'`),
    },
    foreign: {
      EMPLOYER: introduction(`employer_id <> '${employer}'`),
      DESK: introduction(`desk_id <> '${desk}'`),
      ...forRoles(['LIAISON', 'ADMIN'], introduction('true')),
    },
  }),
  byId('arrangement', {
    own: {
      EMPLOYER: one('agreements.arrangements', `employer_id = '${employer}'`),
      ...forRoles(['LIAISON', 'ADMIN'], draft),
    },
    foreign: forRoles(['EMPLOYER', 'DESK'], draft),
  }),
  plain('arrangements', `(first: 1) ${page}`),
  byId('dialogueSession', { own: forRoles(['PUBLIC', 'ORGANISER'], `select '${strangersSession}' as id`) }),
  plain('dialogueSessions', `(first: 1) ${page}`),
  byId('followUpAgreement', {
    own: {
      EMPLOYER: one('agreements.follow_up_agreements', `employer_id = '${employer}'`),
      ...forRoles(['LIAISON', 'ADMIN'], strangersFollowUp),
    },
    foreign: forRoles(['EMPLOYER', 'DESK', 'ORGANISER'], strangersFollowUp),
  }),
  {
    field: 'Query.followUpAgreements',
    query: `query ($id: ID!) { followUpAgreements(filter: { session: $id }, first: 1) ${page} }`,
    foreign: forRoles(['EMPLOYER', 'DESK', 'ORGANISER'], `select '${strangersSession}' as id`),
  },
  plain('knowledgeItems', `(first: 1) ${page}`),
  mutation(
    'nameDeskContact',
    (deskId) => ({
      idempotencyKey: `access ${deskId}`,
      deskId,
      validFrom: demoDay,
      contact: { functionTitle: 'Accountmanager', emailAddress: 'desk@example.nl' },
    }),
    { own: forRoles(['DESK'], `select '${desk}' as id`), foreign: { DESK: otherDesk } },
  ),
  mutation('registerEmployer', () => ({ name: '', kvkNumber: 'none' })),
  mutation(
    'registerSite',
    (employerId) => ({
      idempotencyKey: `access ${employerId}`,
      employerId,
      name: 'Depot',
      municipalityCode: 'GM0200',
    }),
    { own: { EMPLOYER: `select '${employer}' as id` }, foreign: { EMPLOYER: otherEmployer } },
  ),
  mutation(
    'publishVacancy',
    (siteId) => ({ idempotencyKey: `access ${siteId}`, siteId, title: 'Order picker' }),
    {
      own: { EMPLOYER: one('employers.sites', `employer_id = '${employer}' and closed_on is null`) },
      foreign: { EMPLOYER: one('employers.sites', `employer_id <> '${employer}'`) },
    },
  ),
  mutation(
    'publishProfile',
    (poolId) => ({ idempotencyKey: `access ${poolId}`, poolId, consentRecordedOn: '2026-11-01' }),
    {
      own: { DESK: one('candidates.candidate_pools', `desk_id = '${desk}'`) },
      foreign: { DESK: one('candidates.candidate_pools', `desk_id <> '${desk}'`) },
    },
  ),
  ...['verifyProfile', 'withdrawProfile'].map((name) =>
    mutation(name, (profileId) => ({ profileId }), {
      own: { DESK: one('candidates.candidate_profiles', `state = 'WITHDRAWN' and desk_id = '${desk}'`) },
      foreign: { DESK: one('candidates.candidate_profiles', `state = 'PUBLISHED' and desk_id <> '${desk}'`) },
    }),
  ),
  mutation('recordDialogueSession', () => ({ title: '', heldOn: demoDay, organisers: [] })),
  mutation(
    'addSessionParticipant',
    (sessionId) => ({ sessionId, organisation: 'Demo', kind: 'UWV', idempotencyKey: `access ${sessionId}` }),
    {
      own: { ORGANISER: one('agreements.dialogue_sessions', `organiser_subject = '${organiser}'`) },
      foreign: { ORGANISER: `select '${strangersSession}' as id` },
    },
  ),
  mutation('recordFollowUpAgreement', (employerId) => ({ ...followUp, employerId, regions: [region] }), {
    own: { EMPLOYER: `select '${employer}' as id` },
    foreign: { EMPLOYER: otherEmployer },
  }),
  mutation(
    'recordFollowUpAgreement',
    (sessionId) => ({ ...followUp, employerId: employer, regions: [region], sessionId }),
    {
      own: { ORGANISER: one('agreements.dialogue_sessions', `organiser_subject = '${organiser}'`) },
      foreign: { ORGANISER: `select '${strangersSession}' as id` },
    },
  ),
  mutation('recordFollowUpAgreement', (code) => ({ ...followUp, employerId: employer, regions: [code] }), {
    own: { DESK: `select '${region}' as id` },
    foreign: { DESK: otherRegion },
  }),
  mutation(
    'adoptArrangement',
    (arrangementId) => ({ arrangementId, region, coverage: 'NOT_YET', expectedRevision: 99 }),
    {
      own: { DESK: one('agreements.arrangements', `state in ('SUBMITTED', 'SIGNED')`) },
      foreign: { DESK: draft },
    },
  ),
  mutation(
    'adoptArrangement',
    (code) => ({ arrangementId: strangersSession, region: code, coverage: 'NOT_YET' }),
    { foreign: { DESK: otherRegion } },
  ),
  mutation('publishProfile', (regionCode) => ({ regionCode, consentRecordedOn: demoDay }), {
    foreign: { DESK: otherRegion },
  }),
  mutation('publishProfile', (municipalityCode) => ({ municipalityCode, consentRecordedOn: demoDay }), {
    foreign: { DESK: `select 'GM0363' as id` },
  }),
];
