import { desk, employer, organiser, region, type Made, type MutationCase } from './mutation-case';

/** A follow-up agreement, how it goes on, what is said of a session that has begun, and an item until it is taken back. */
export function afterTheSession(word: string): readonly MutationCase[] {
  const id = (made: Made): string | undefined => made['recordFollowUpAgreement'];
  const item = (made: Made): string | undefined => made['publishKnowledgeItem'];
  return [
    {
      mutation: 'recordFollowUpAgreement',
      caller: employer,
      input: (made) => ({
        employerId: made['registerEmployer'],
        regions: [region],
        category: 'PLACEMENTS',
        employerText: `Text ${word}`,
        employerOwner: `Owner ${word}`,
      }),
    },
    {
      mutation: 'updateFollowUpStatus',
      caller: employer,
      input: (made) => ({
        followUpAgreementId: id(made),
        expectedRevision: 1,
        status: 'IN_PROGRESS',
        note: `Note ${word}`,
      }),
      object: id,
    },
    {
      mutation: 'recordFollowUpResult',
      caller: desk,
      input: (made) => ({
        followUpAgreementId: id(made),
        expectedRevision: 2,
        isMeetingHeld: true,
        isArrangementSigned: false,
        placements: 5,
        hoursPerWeek: 127.5,
      }),
      object: id,
    },
    {
      mutation: 'recordSessionFeedback',
      caller: organiser,
      prepare: async (hub, made) => {
        await hub.sql(`update agreements.dialogue_sessions set state = 'OPEN' where id = $1`, [
          made['recordDialogueSession'],
        ]);
      },
      input: (made) => ({
        sessionId: made['recordDialogueSession'],
        kind: 'WISH',
        fromKind: 'REGION',
        text: `Wish ${word}`,
      }),
    },
    {
      mutation: 'publishKnowledgeItem',
      caller: desk,
      input: () => ({
        title: `Tool ${word}`,
        kind: 'TOOL',
        offeredBy: `Offered by ${word}`,
        url: `https://${word}.example.nl/tool`,
        terms: `Terms ${word}`,
        region,
      }),
    },
    {
      mutation: 'changeKnowledgeItem',
      caller: desk,
      input: (made) => ({ knowledgeItemId: item(made), expectedRevision: 1, title: `Other tool ${word}` }),
      object: item,
    },
    {
      mutation: 'withdrawKnowledgeItem',
      caller: desk,
      input: (made) => ({ knowledgeItemId: item(made), expectedRevision: 2 }),
      object: item,
    },
  ];
}
