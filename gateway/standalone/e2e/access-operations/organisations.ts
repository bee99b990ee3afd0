import { others, own } from '../access-objects';
import { demoDay } from '../demo-hub';
import { byId, forRoles, mutation, page, plain, type AccessOperation } from './access-operation';

/** Regions and what they grant, desks, employers, and who is in charge there. */
export const organisationOperations: readonly AccessOperation[] = [
  plain('regions', '(codes: ["AM06"]) { code }'),
  plain('region', '(code: "AM06") { code }'),
  plain('places', '(names: ["Venlo"]) { matches { region { code } } }'),
  plain('referenceData', ' { version }'),
  plain('municipality', '(code: "GM0200") { code }'),
  plain('instrument', '(code: "JOB_COACH") { code }'),
  plain('instruments', ' { code }'),
  byId('desk', { own: forRoles(['PUBLIC', 'DESK'], others.desk) }),
  plain('desks', `(first: 1) ${page}`),
  plain('staleContacts', `(first: 1) ${page}`),
  plain('staleEmployerContacts', `(first: 1) ${page}`),
  byId('employer', { own: forRoles(['EMPLOYER', 'DESK', 'ORGANISER'], others.employer) }),
  plain('employers', `(first: 1) ${page}`),
  plain('ownEmployer', ' { id }'),
  byId('site', { own: { EMPLOYER: others.site } }),
  byId('vacancy', {
    own: forRoles(['LIAISON', 'ADMIN'], others.closedVacancy),
    foreign: forRoles(['EMPLOYER', 'DESK', 'ORGANISER'], others.closedVacancy),
  }),
  plain('vacancies', `(first: 1) ${page}`),
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
  mutation('registerDesk', () => ({
    kind: 'WSP',
    name: '',
    regions: [],
    functionAddress: 'none',
    responseDays: 0,
  })),
  mutation('changeDesk', (deskId) => ({ deskId, expectedRevision: 99 })),
  mutation('closeDesk', (deskId) => ({ deskId })),
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
];
