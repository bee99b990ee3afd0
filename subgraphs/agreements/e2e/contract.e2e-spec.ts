import { candidates } from '@banenbrug/candidates';
import { employers } from '@banenbrug/employers';
import { regions } from '@banenbrug/regions';
import { callers, defineSubgraphContract, type TestHub } from '@banenbrug/testkit';
import { agreements } from '../src';
import {
  seedAdoption,
  seedArrangement,
  seedFeedback,
  seedFollowUp,
  seedKnowledgeItem,
  seedParticipants,
  seedScore,
  seedResult,
  seedSession,
} from './seed-agreements';
import { seedParties } from './seed-parties';

const ids = (values: readonly string[]): { id: string }[] => values.map((id) => ({ id }));

/** One of everything per employer and region, and everything of the first ones twice as deep. */
async function seedEach(hub: TestHub, size: number) {
  const { desks, employers: seeded } = await seedParties(hub, size);
  const found = {
    arrangements: [] as string[],
    adoptions: [] as string[],
    sessions: [] as string[],
    followUps: [] as string[],
    items: [] as string[],
  };
  for (const [index, employer] of seeded.entries()) {
    const desk = desks[index];
    if (!desk) throw new Error('There are as many desks as employers.');
    const arrangement = await seedArrangement(hub, employer, `Arrangement ${index}`);
    found.arrangements.push(arrangement.id);
    found.adoptions.push(await seedAdoption(hub, arrangement, desk));
    await seedScore(hub, arrangement, desk.region);
    await seedScore(hub, arrangement, null);
    const session = await seedSession(hub);
    found.sessions.push(session);
    await seedParticipants(hub, session, employer, desk);
    found.followUps.push(
      await seedFollowUp(hub, { employerId: employer.id, sessionId: session, regions: [desk.region] }),
    );
    await seedResult(hub, found.followUps[index] ?? '', arrangement.id);
    await seedFeedback(hub, session);
    found.items.push(await seedKnowledgeItem(hub, `Tool ${index}`, session));
  }
  return { desks, employers: seeded, ...found };
}

defineSubgraphContract({
  name: 'agreements',
  owns: ['Arrangement', 'RegionalArrangement', 'DialogueSession', 'FollowUpAgreement', 'KnowledgeItem'],
  modules: [regions, employers, candidates, agreements],
  seed: async (hub, size) => {
    const seeded = await seedEach(hub, size);
    return {
      keys: {
        Region: seeded.desks.map(({ region }) => ({ code: region })),
        Employer: seeded.employers.map(({ id }) => ({ id })),
        Municipality: seeded.desks.map((_, index) => ({ code: `GM${1000 + index}` })),
        DeskContact: seeded.desks.map(({ contactId }) => ({ id: contactId })),
        EmployerContact: seeded.employers.map(({ contactId }) => ({ id: contactId })),
        Desk: ids(seeded.desks.map(({ id }) => id)),
        Site: seeded.desks.map((_, index) => ({ id: `site ${index}` })),
        Instrument: seeded.desks.map((_, index) => ({ code: `CODE_${index}` })),
        Arrangement: ids(seeded.arrangements),
        RegionalArrangement: ids(seeded.adoptions),
        DialogueSession: ids(seeded.sessions),
        FollowUpAgreement: ids(seeded.followUps),
        KnowledgeItem: ids(seeded.items),
      },
      caller: callers.admin(),
      fieldArguments: {
        'Query.arrangement': `id: "${seeded.arrangements[0]}"`,
        'Query.dialogueSession': `id: "${seeded.sessions[0]}"`,
        'Query.followUpAgreement': `id: "${seeded.followUps[0]}"`,
        'Query.compareRegions': `regions: [${seeded.desks.map(({ region }) => `"${region}"`).join()}],
          topics: [CONTACT, RESPONSE_TIME, SCHEMES, PROFILE_FRESHNESS, COMPLETENESS]`,
        'Query.whatApplies': `municipality: "GM0014", employerId: "${seeded.employers[0]?.id}"`,
        'Arrangement.adoption': `region: "${seeded.desks[0]?.region}"`,
        'Arrangement.previousAdoption': `region: "${seeded.desks[0]?.region}"`,
        'Arrangement.stateOn': 'on: "2026-06-12"',
        'Query.clauseScores': 'ingredient: TRIAL_PLACEMENT',
        'Query.compareArrangements': `employerId: "${seeded.employers[0]?.id}", regions: ${JSON.stringify(seeded.desks.map(({ region }) => region))}`,
        'FollowUpAgreement.statusOn': 'on: "2026-06-12"',
      },
    };
  },
});
