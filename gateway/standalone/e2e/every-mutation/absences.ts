import { desk, type Made, type MutationCase } from './mutation-case';

/** An absence that is moved and withdrawn, and its contact verified, which it is already on the day it was named. */
export function absenceMutations(): readonly MutationCase[] {
  const absence = (made: Made) => made['reportContactAbsence'];
  return [
    {
      mutation: 'reportContactAbsence',
      caller: desk,
      input: (made) => ({ contactId: made['nameDeskContact'], from: '2026-06-20', until: '2026-06-22' }),
    },
    {
      mutation: 'changeContactAbsence',
      caller: desk,
      input: (made) => ({
        absenceId: absence(made),
        expectedRevision: 1,
        from: '2026-06-20',
        until: '2026-06-21',
      }),
    },
    {
      mutation: 'withdrawContactAbsence',
      caller: desk,
      input: (made) => ({ absenceId: absence(made), expectedRevision: 2 }),
    },
    {
      mutation: 'verifyDeskContact',
      caller: desk,
      prepare: async (hub, made) => {
        await hub.sql(`update regions.desk_contacts set verified_on = '2025-06-15' where id = $1`, [
          made['nameDeskContact'],
        ]);
      },
      input: (made) => ({ contactId: made['nameDeskContact'] }),
    },
  ];
}
