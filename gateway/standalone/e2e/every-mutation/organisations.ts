import { callers } from '@banenbrug/testkit';
import {
  desk,
  employer,
  admin,
  region,
  municipality,
  personOf,
  issuerOf,
  type MutationCase,
} from './mutation-case';

/** A desk, and who is in charge there. */
export function deskMutations(word: string): readonly MutationCase[] {
  const person = personOf(word);
  return [
    {
      mutation: 'registerDesk',
      caller: admin,
      input: () => ({
        idempotencyKey: `key ${word}`,
        kind: 'WSP',
        name: `Desk ${word}`,
        regions: [region],
        functionAddress: `${word}@example.nl`,
        website: `${issuerOf(word)}/desk`,
        responseDays: 2,
      }),
    },
    {
      mutation: 'nameDeskContact',
      caller: desk,
      input: (made) => ({
        deskId: made['registerDesk'],
        validFrom: '2026-06-15',
        contact: person,
        deputy: person,
      }),
    },
  ];
}

/** An employer with who is in charge there, a site and a vacancy. */
export function employerMutations(word: string): readonly MutationCase[] {
  const person = personOf(word);
  const kvkNumber = String(10_000_000 + Math.floor(Math.random() * 80_000_000));
  return [
    {
      mutation: 'registerEmployer',
      caller: () => callers.liaison(),
      input: () => ({ name: `Employer ${word}`, kvkNumber, contact: person }),
    },
    {
      mutation: 'nameEmployerContact',
      caller: employer,
      input: (made) => ({
        employerId: made['registerEmployer'],
        validFrom: '2026-06-16',
        contact: person,
        deputy: person,
      }),
    },
    {
      mutation: 'verifyEmployerContact',
      caller: employer,
      prepare: async (hub, made) => {
        await hub.sql(`update employers.employer_contacts set verified_on = '2025-06-15' where id = $1`, [
          made['nameEmployerContact'],
        ]);
      },
      input: (made) => ({ contactId: made['nameEmployerContact'] }),
    },
    {
      mutation: 'registerSite',
      caller: employer,
      input: (made) => ({
        employerId: made['registerEmployer'],
        name: `Site ${word}`,
        municipalityCode: municipality,
        contact: person,
      }),
    },
    {
      mutation: 'publishVacancy',
      caller: employer,
      input: (made) => ({
        siteId: made['registerSite'],
        title: `Work ${word}`,
        description: `All about ${word}`,
      }),
    },
  ];
}

/** A desk that goes on as another kind, and closes: the last of all. */
export function closingMutations(word: string): readonly MutationCase[] {
  return [
    {
      mutation: 'changeDesk',
      caller: admin,
      input: (made) => ({
        deskId: made['registerDesk'],
        expectedRevision: 1,
        kind: 'WERKCENTRUM',
        name: `Werkcentrum ${word}`,
        website: `${issuerOf(word)}/werkcentrum`,
      }),
    },
    { mutation: 'closeDesk', caller: admin, input: (made) => ({ deskId: made['registerDesk'] }) },
  ];
}
