import { others } from '../access-objects';
import { mutation, page, plain, type AccessOperation } from './access-operation';

/** Who may do what, and what was done. */
export const accessGrantOperations: readonly AccessOperation[] = [
  // That ADMIN reads the log is a line of it: no two answers have the same lines.
  plain('auditEntries', '(first: 1) { pageInfo { hasPreviousPage } }'),
  ...['deskId', 'objectId'].map((filter) => ({
    field: 'Query.auditEntries',
    query: `query ($id: ID!) { auditEntries(filter: { ${filter}: $id }, first: 1) { nodes { action } } }`,
    foreign: { DESK: filter === 'deskId' ? others.desk : others.profile },
  })),
  plain('accessGrants', `(first: 1) ${page}`),
  plain('revokedSubjects', `(first: 1) ${page}`),
  mutation('grantAccess', () => ({ issuer: '', claim: '', value: '', role: 'ORGANISER' })),
  mutation('withdrawAccess', (grantId) => ({ grantId })),
  mutation('revokeSubject', () => ({ issuer: '', subject: '' })),
  mutation('reinstateSubject', () => ({ issuer: '', subject: '' })),
];
