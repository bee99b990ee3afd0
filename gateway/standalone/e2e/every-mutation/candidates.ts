import { desk, employer, region, type Made, type MutationCase } from './mutation-case';

/** A profile that is published and kept right. */
export function profileMutations(word: string): readonly MutationCase[] {
  return [
    {
      mutation: 'publishProfile',
      caller: desk,
      input: () => ({
        regionCode: region,
        skills: [`Skill ${word}`],
        consentRecordedOn: '2026-06-01',
        deskReference: `Reference ${word}`,
        deskNotes: `Notes ${word}`,
      }),
    },
    { mutation: 'verifyProfile', caller: desk, input: (made) => ({ profileId: made['publishProfile'] }) },
    {
      mutation: 'verifyProfiles',
      caller: desk,
      input: (made) => ({ profileIds: [made['publishProfile']] }),
      object: (made) => made['publishProfile'],
    },
    {
      mutation: 'correctProfile',
      caller: desk,
      input: (made) => ({
        profileId: made['publishProfile'],
        expectedRevision: 1,
        skills: [`Other skill ${word}`],
        deskNotes: `Other notes ${word}`,
      }),
    },
  ];
}

/** An introduction that its employer withdraws, and another that goes on to an outcome. */
export function introductionMutations(word: string): readonly MutationCase[] {
  const request: MutationCase = {
    mutation: 'requestIntroduction',
    caller: employer,
    input: (made) => ({ profileId: made['publishProfile'], vacancyId: made['publishVacancy'] }),
  };
  const step = (
    mutation: string,
    expectedRevision: number,
    caller: MutationCase['caller'],
    input: (made: Made) => object = () => ({}),
  ): MutationCase => ({
    mutation,
    caller,
    input: (made) => ({ introductionId: made['requestIntroduction'], expectedRevision, ...input(made) }),
  });
  return [
    request,
    step('closeIntroduction', 1, employer),
    request,
    step('assignIntroduction', 1, desk, (made) => ({ contactId: made['nameDeskContact'] })),
    step('addIntroductionNotes', 2, desk, () => ({ notes: `Introduction notes ${word}` })),
    step('recordCandidateAnswer', 3, desk, () => ({ answer: 'AGREES' })),
    step('setMeeting', 4, employer, () => ({ meetingAt: '2026-06-15T07:00:00.000Z' })),
    step('recordOutcome', 5, desk, () => ({ outcome: 'WORK_EXPERIENCE' })),
  ];
}

/** What is told of somebody, and what a desk is told. */
export function recordMutations(word: string): readonly MutationCase[] {
  return [
    {
      mutation: 'exportSubjectRecord',
      caller: desk,
      input: () => ({ deskReference: `Reference ${word}` }),
      object: (made) => made['publishProfile'],
    },
    {
      mutation: 'setNotifications',
      caller: desk,
      input: () => ({ off: ['CLOSED'] }),
      object: (made) => made['registerDesk'],
    },
  ];
}

/** A profile until nothing of it is left. */
export function erasureMutations(): readonly MutationCase[] {
  return [
    { mutation: 'withdrawProfile', caller: desk, input: (made) => ({ profileId: made['publishProfile'] }) },
    {
      mutation: 'eraseSubject',
      caller: desk,
      input: (made) => ({ profileId: made['publishProfile'] }),
      object: (made) => made['publishProfile'],
    },
  ];
}

/** A search that is kept. */
export function savedSearchMutations(word: string): readonly MutationCase[] {
  return [
    {
      mutation: 'saveSearch',
      caller: employer,
      input: () => ({ name: `Search ${word}`, criteria: { skills: [`Skill ${word}`] } }),
    },
    {
      mutation: 'changeSavedSearch',
      caller: employer,
      input: (made) => ({
        savedSearchId: made['saveSearch'],
        expectedRevision: 1,
        name: `Other search ${word}`,
      }),
    },
    {
      mutation: 'deleteSavedSearch',
      caller: employer,
      input: (made) => ({ savedSearchId: made['saveSearch'] }),
    },
  ];
}
