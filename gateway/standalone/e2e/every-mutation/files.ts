import { employer, type MutationCase } from './mutation-case';

/** What is taken along: a file, a calendar, and mails that are switched off. */
export function fileMutations(word: string): readonly MutationCase[] {
  return [
    {
      mutation: 'createFollowUpExport',
      caller: employer,
      input: () => ({ idempotencyKey: `export ${word}`, format: 'CSV' }),
    },
    {
      mutation: 'createCalendarFeed',
      caller: employer,
      input: () => ({ idempotencyKey: `feed ${word}` }),
    },
    {
      mutation: 'revokeCalendarFeed',
      caller: employer,
      input: (made) => ({ feedId: made['createCalendarFeed'] }),
    },
    {
      mutation: 'setFollowUpReminders',
      caller: employer,
      input: () => ({ isOn: false }),
      object: (made) => made['registerEmployer'],
    },
  ];
}
