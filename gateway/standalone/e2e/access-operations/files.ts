import { others, own } from '../access-objects';
import { forRoles, mutation, plain, refusals, type AccessOperation } from './access-operation';

/** What is taken along: files, calendars and mails. */
export const fileOperations: readonly AccessOperation[] = [
  plain('calendarFeeds', ' { id }'),
  plain('followUpReminders', ' { isOn }'),
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
];
