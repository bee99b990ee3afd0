import { others, own } from '../access-objects';
import { demoDay } from '../demo-hub';
import { forRoles, mutation, type AccessOperation } from './access-operation';

/** When a contact is away, and that one is still there. */
export const absenceOperations: readonly AccessOperation[] = [
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
];
