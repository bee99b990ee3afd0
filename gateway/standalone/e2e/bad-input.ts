import { sensitive } from '@banenbrug/testkit';
import { defaultSeed, demoId } from '../src';
import type { DemoOperation } from './demo-operations';

/** A valid citizen service number by the eleven-test, of nobody: the first that official test sets use. */
export const bsn = sensitive('BSN', '111222333');
export const email = sensitive('e-mail address', 'someone@example.nl');

/** What a desk might write of somebody in its notes, by what is private in it. */
const notes: readonly (readonly [described: string, value: string])[] = [
  ['a telephone number', sensitive('phone number', '06-12345678')],
  ['a bank account', sensitive('IBAN', 'NL91 ABNA 0417 1643 00')],
  ['a full postcode', sensitive('postcode', '2511 CV')],
  ['a birth date', sensitive('birth date', '12-03-1984')],
  ['a diagnosis', sensitive('health', 'Heeft epilepsie')],
];

/** All that may be neither repeated nor kept. */
export const refusedValues: readonly string[] = [bsn, email, ...notes.map(([, value]) => value)];

/** Something wrong, and the refusals that are expected: codes with the last step of their path. */
export interface BadInput extends DemoOperation {
  readonly expected: readonly (readonly [code: string, field: string])[];
}

const nobody = '00000000-0000-4000-8000-000000000000';
const own = {
  employerId: demoId(defaultSeed, 'employer', 0),
  siteOfAnother: demoId(defaultSeed, 'site', 30),
};

const refusals = 'errors { __typename ... on UserError { code path message } }';

function mutation(
  name: string,
  as: DemoOperation['as'],
  described: string,
  input: Record<string, unknown>,
  expected: BadInput['expected'],
): BadInput {
  const type = `${name.charAt(0).toUpperCase()}${name.slice(1)}Input`;
  return {
    name: `${name}: ${described}`,
    as,
    query: `mutation ($input: ${type}!) { ${name}(input: $input) { ${refusals} } }`,
    variables: { input },
    expected,
  };
}

const profile = { regionCode: 'AM06', consentRecordedOn: '2026-11-01' };
const vacancy = { siteId: nobody, title: 'Order picker' };

/** One operation for each kind of bad input, with its typed refusal. Nothing of them may be written. */
export const badInputs: readonly BadInput[] = [
  mutation(
    'registerSite',
    'employer',
    'an unknown municipality',
    { employerId: own.employerId, name: 'Depot', municipalityCode: 'GM9999' },
    [['REFERENCE_UNKNOWN', 'municipalityCode']],
  ),
  mutation(
    'registerSite',
    'employer',
    'a malformed id',
    { employerId: 'not an id', name: 'Depot', municipalityCode: 'GM0200' },
    [['REFERENCE_UNKNOWN', 'employerId']],
  ),
  mutation(
    'registerSite',
    'employer',
    'another employer',
    { employerId: demoId(defaultSeed, 'employer', 1), name: 'Depot', municipalityCode: 'GM0200' },
    [['REFERENCE_UNKNOWN', 'employerId']],
  ),
  mutation(
    'registerSite',
    'employer',
    'an e-mail address in the name',
    { employerId: own.employerId, name: `Depot ${email}`, municipalityCode: 'GM0200' },
    [['SENSITIVE_TEXT', 'name']],
  ),
  mutation('publishVacancy', 'employer', 'a site that nobody has', vacancy, [
    ['REFERENCE_UNKNOWN', 'siteId'],
  ]),
  mutation(
    'publishVacancy',
    'employer',
    'a site of another employer',
    { ...vacancy, siteId: own.siteOfAnother },
    [['REFERENCE_UNKNOWN', 'siteId']],
  ),
  mutation(
    'publishVacancy',
    'employer',
    'hours 40 to 20',
    { ...vacancy, hoursPerWeek: { min: 40, max: 20 } },
    [['INVALID_VALUE', 'hoursPerWeek']],
  ),
  mutation(
    'publishVacancy',
    'employer',
    'an end before a start',
    { ...vacancy, startsOn: '2027-02-01', endsOn: '2027-01-01' },
    [['INVALID_VALUE', 'endsOn']],
  ),
  mutation(
    'publishVacancy',
    'employer',
    'a citizen service number in the description',
    { ...vacancy, description: `For\n${bsn}` },
    [['SENSITIVE_TEXT', 'description']],
  ),
  mutation(
    'publishProfile',
    'desk',
    'a citizen service number in a skill',
    { ...profile, skills: ['Lifting', `Number ${bsn}`] },
    [['SENSITIVE_TEXT', '1']],
  ),
  mutation(
    'publishProfile',
    'desk',
    'a citizen service number written with dots',
    { ...profile, deskNotes: '111.222.333' },
    [['SENSITIVE_TEXT', 'deskNotes']],
  ),
  mutation(
    'publishProfile',
    'desk',
    'an e-mail address in the reference',
    { ...profile, deskReference: email },
    [['SENSITIVE_TEXT', 'deskReference']],
  ),
  ...notes.map(([described, value]) =>
    mutation(
      'publishProfile',
      'desk',
      `${described} in the notes`,
      { ...profile, deskNotes: `geboren, woont, belt: ${value}` },
      [['SENSITIVE_TEXT', 'deskNotes']],
    ),
  ),
  mutation('publishProfile', 'desk', 'hours 40 to 20', { ...profile, hoursPerWeek: { min: 40, max: 20 } }, [
    ['INVALID_VALUE', 'hoursPerWeek'],
  ]),
  mutation('publishProfile', 'desk', 'an unknown region', { ...profile, regionCode: 'AM99' }, [
    ['REFERENCE_UNKNOWN', 'regionCode'],
  ]),
  mutation('publishProfile', 'desk', 'no recorded consent', { regionCode: 'AM06' }, [
    ['INVALID_VALUE', 'consentRecordedOn'],
  ]),
  mutation('verifyProfile', 'desk', 'a profile that nobody has', { profileId: nobody }, [
    ['REFERENCE_UNKNOWN', 'profileId'],
  ]),
  mutation('withdrawProfile', 'desk', 'a malformed id', { profileId: bsn }, [
    ['REFERENCE_UNKNOWN', 'profileId'],
  ]),
  mutation(
    'nameDeskContact',
    'desk',
    'the desk of another region',
    {
      deskId: demoId(defaultSeed, 'desk', 'AM29'),
      validFrom: '2027-01-01',
      contact: { functionTitle: 'Contact', emailAddress: 'desk@example.nl' },
    },
    [['REFERENCE_UNKNOWN', 'deskId']],
  ),
  mutation(
    'nameEmployerContact',
    'employer',
    'a site of another employer',
    {
      employerId: own.employerId,
      siteId: own.siteOfAnother,
      validFrom: '2027-01-01',
      contact: { functionTitle: 'Contact', emailAddress: 'werk@example.nl' },
    },
    [['REFERENCE_UNKNOWN', 'siteId']],
  ),
  mutation('verifyEmployerContact', 'employer', 'a malformed id', { contactId: bsn }, [
    ['REFERENCE_UNKNOWN', 'contactId'],
  ]),
  mutation(
    'reportContactAbsence',
    'desk',
    'an absence that ends before it begins',
    { contactId: nobody, from: '2027-01-02', until: '2027-01-01' },
    [['INVALID_VALUE', 'until']],
  ),
  mutation(
    'changeContactAbsence',
    'desk',
    'an absence that nobody has',
    { absenceId: nobody, expectedRevision: 1, from: '2027-01-01', until: '2027-01-02' },
    [['REFERENCE_UNKNOWN', 'absenceId']],
  ),
  mutation('withdrawContactAbsence', 'desk', 'a malformed id', { absenceId: bsn, expectedRevision: 1 }, [
    ['REFERENCE_UNKNOWN', 'absenceId'],
  ]),
  mutation('verifyDeskContact', 'desk', 'a contact that nobody has', { contactId: nobody }, [
    ['REFERENCE_UNKNOWN', 'contactId'],
  ]),
  mutation(
    'recordFollowUpAgreement',
    'employer',
    'an unknown region',
    { employerId: own.employerId, regions: ['AM99'], category: 'PLACEMENTS' },
    [['REFERENCE_UNKNOWN', '0']],
  ),
  mutation(
    'recordFollowUpAgreement',
    'employer',
    'a citizen service number in the text',
    { employerId: own.employerId, regions: ['AM06'], category: 'PLACEMENTS', employerText: bsn },
    [['SENSITIVE_TEXT', 'employerText']],
  ),
  mutation(
    'adoptArrangement',
    'desk',
    'an arrangement that nobody has',
    { arrangementId: nobody, region: 'AM06', coverage: 'FULL' },
    [['REFERENCE_UNKNOWN', 'arrangementId']],
  ),
  mutation(
    'draftArrangement',
    'employer',
    'a citizen service number in a clause',
    { title: 'Framework', clauses: { escalation: { procedure: bsn } } },
    [['SENSITIVE_TEXT', 'procedure']],
  ),
  mutation(
    'scoreClause',
    'desk',
    'an arrangement that nobody has',
    { arrangementId: nobody, ingredient: 'CONTRACT', verdict: 'WORKS' },
    [['REFERENCE_UNKNOWN', 'arrangementId']],
  ),
  mutation(
    'recordDialogueSession',
    'organiser',
    'a place that is none',
    { title: 'Session', heldOn: '2026-12-01', place: 'GM9999', organisers: ['A network (demo)'] },
    [['REFERENCE_UNKNOWN', 'place']],
  ),
];

/** Requests that fail before any service sees them: the value they carry must not come back. */
export const malformed: readonly DemoOperation[] = [
  {
    name: 'a number where a range is asked',
    as: 'liaison',
    query: 'query ($c: CandidateCriteriaInput!) { candidateSearch(criteria: $c) { totalCount } }',
    variables: { c: { hoursPerWeek: bsn } },
  },
  {
    name: 'a text where a number is asked',
    as: 'liaison',
    query: 'query ($c: CandidateCriteriaInput!) { candidateSearch(criteria: $c) { totalCount } }',
    variables: { c: { hoursPerWeek: { min: bsn } } },
  },
  {
    name: 'an unknown field of an input',
    as: 'liaison',
    query: 'query ($c: CandidateCriteriaInput!) { candidateSearch(criteria: $c) { totalCount } }',
    variables: { c: { [email]: 1 } },
  },
  {
    name: 'a date that is none',
    as: 'liaison',
    query: 'query ($on: LocalDate) { instruments(on: $on) { code } }',
    variables: { on: bsn },
  },
  {
    name: 'an enum value that is none',
    as: 'liaison',
    query: `{ candidateSearch(criteria: { workingLevelAtLeast: N${bsn} }) { totalCount } }`,
  },
  {
    name: 'a literal of another type',
    as: 'liaison',
    query: `{ candidateSearch(criteria: { hoursPerWeek: { min: "${bsn}" } }) { totalCount } }`,
  },
  {
    name: 'a place that leads nowhere',
    as: 'liaison',
    query: `{ candidateSearch(criteria: { places: ["${bsn}"] }) { totalCount } }`,
  },
];
