import { callerClaim, type Caller, callerFromClaims } from '@banenbrug/service-common';
import { defaultSeed, demoId, type Persona, personas } from '../src';
import { examples } from '../src/demo/examples';
import { readMainQuestion } from './readme';

/** Whom an operation is asked as: a persona, or the public. */
export type AskedAs = Persona['name'] | 'public';

/** One operation on the demo data, with who asks. */
export interface DemoOperation {
  readonly name: string;
  readonly as: AskedAs;
  readonly query: string;
  readonly variables?: Readonly<Record<string, unknown>>;
}

/** The caller that a persona's token is verified into. */
export function personaCaller(name: Persona['name']): Caller {
  const { subject, claims } = personaNamed(name);
  return callerFromClaims({ subject, claims: { [callerClaim]: claims } });
}

export function personaNamed(name: Persona['name']): Persona {
  const found = personas.find((persona) => persona.name === name);
  if (!found) throw new Error(`There is no persona ${name}.`);
  return found;
}

const employerId = demoId(defaultSeed, 'employer', 0);
const nobody = '00000000-0000-4000-8000-000000000000';
const { query, variables } = readMainQuestion();

/** Reads that walk through all four subgraphs, in every way a plan can go. */
export const reads: readonly DemoOperation[] = [
  { name: 'the main question', as: 'employer', query, variables },
  ...examples.map((example): DemoOperation => ({ ...example, as: 'liaison' })),
  {
    name: 'an employer with everything that others add to it',
    as: 'employer',
    query: `query ($id: ID!) { employer(id: $id) {
      name contact { functionTitle emailAddress deputy { functionTitle } }
      sites(first: 5) { totalCount nodes { name region { name contact { emailAddress } } municipality { name location { latitude } } } }
      vacancies(first: 3) { nodes { title occupations { label } matches(first: 3) { totalCount nodes { region { name } hoursPerWeek { min max } } } } }
      arrangements { title clauses { __typename ingredient summary ... on TrialPlacementClause { standardMonths } } contact { __typename id ... on EmployerContact { emailAddress } } }
      introductions(first: 5) { nodes { state desk { name } vacancy { title } profile { region { code } } } }
      followUps(first: 5) { nodes { category regions { code name } session { title } } }
    } }`,
    variables: { id: employerId },
  },
  {
    name: 'the frameworks of an employer against regions',
    as: 'employer',
    query: `query ($id: ID!) {
      compareArrangements(employerId: $id, regions: ["AM06", "AM29", "AM18"]) {
        arrangement { title version history { state since } clauseScores { ingredient regions { works doesNotWork } } }
        regions { region { name } coverage previousAdoption { coverage } }
        rows { ingredient standard { summary } warnings { kind months }
          cells { verdict since reason regional { summary } limits { maximumMonths instrument { name } }
            municipalities { municipality { name } verdict } } }
      }
      clauseScores(ingredient: CONTACT_PERSON) { regions { works isSuppressed } }
    }`,
    variables: { id: employerId },
  },
  {
    name: 'a region from every side',
    as: 'desk',
    query: `{ region(code: "AM06") {
      name desks { name candidatePools { name profileCount { count } profiles(first: 3) { nodes { deskReference workplaceConditions unknownFields } } } introductions(first: 2) { nodes { state notes } } }
      profileCount { count isSuppressed } profileFreshness { lastVerifiedOn staleCount { count } }
      sites(first: 2) { nodes { name offers employer { name } } }
      arrangements(first: 3) { nodes { coverage contact { id ... on DeskContact { emailAddress desk { name } } } deviations { reason } } }
      followUps(first: 3) { nodes { status employer { name } } } } }`,
  },
  {
    name: 'what became of a session, with the names of who spoke to whom',
    as: 'organiser',
    query: `{ dialogueSessions(first: 1) { nodes { title
      report(asOf: "2019-03-26") { asOf followUpCount byStatus { status count } done { count percentage }
        byCategory { category followUpCount done { percentage isSuppressed } } overdueCount withoutOwnerCount
        results { meetingsHeldCount placements { count isSuppressed } jobsEquivalent }
        map { surplus regions { region { name } followUpCount } regionsWithoutAny { name } }
        stalling { category stalled { count } } former { session { title } } }
      encounters { employer { name } regions { name } followUpCount }
      feedback(first: 3) { totalCount nodes { kind fromKind text } }
      evaluations { partKind worksCount doesNotWorkCount isSuppressed }
      followUps(first: 3) { nodes { status statusOn(on: "2018-12-26") updates { status on notedBy note }
        result { isMeetingHeld jobsEquivalent } arrangement { title } } } } } }`,
  },
  {
    name: 'the public question with fields that are not public',
    as: 'public',
    query: `{ regions(codes: ["AM06", "AM29"]) { name contact { name emailAddress } profileCount { count isSuppressed }
      candidatePools { name } vacancies(first: 1) { totalCount } }
      dialogueSessions(first: 1) { nodes { title counts { employers regions } participants { organisation } } } }`,
  },
  {
    name: 'a question that is not public',
    as: 'public',
    query: '{ employers(first: 1) { totalCount } regions(codes: ["AM01"]) { name } }',
  },
  {
    name: 'ids that nobody has, or that cannot be',
    as: 'liaison',
    query: `query ($id: ID!) { employer(id: $id) { name } site(id: "no id") { name } vacancy(id: $id) { title } desk(id: "x") { name }
      candidateProfile(id: $id) { state } candidatePool(id: "") { name } introduction(id: $id) { state } arrangement(id: $id) { title }
      dialogueSession(id: "garbage") { title } followUpAgreement(id: $id) { status } region(code: "AM99") { name } municipality(code: "GM9999") { name }
      instrument(code: "NOTHING") { name } }`,
    variables: { id: nobody },
  },
  {
    name: 'aliases, fragments, conditions and type names',
    as: 'liaison',
    query: `query ($deep: Boolean!, $shallow: Boolean = false) {
      here: region(code: "AM18") { ...Named sites(first: 1) @include(if: $deep) { nodes { __typename id } } }
      there: region(code: "AM29") { ...Named ... @skip(if: $shallow) { desks { __typename kind } } } }
      fragment Named on Region { __typename title: name instruments { code } }`,
    variables: { deep: true },
  },
  {
    name: 'the schema itself',
    as: 'public',
    query: '{ __schema { queryType { name fields { name } } } region(code: "AM06") { name } }',
  },
  {
    name: 'a page of 10,000',
    as: 'liaison',
    query: '{ employers(first: 10000) { totalCount } region(code: "AM06") { name } }',
  },
  {
    name: 'a cursor of another list',
    as: 'liaison',
    query: '{ employers(first: 1, after: "bm9wZQ") { totalCount } }',
  },
];
