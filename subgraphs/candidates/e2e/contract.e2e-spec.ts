import { employers } from '@banenbrug/employers';
import { regions } from '@banenbrug/regions';
import { referenceMunicipalities } from '@banenbrug/service-common';
import { callers, defineSubgraphContract } from '@banenbrug/testkit';
import { candidates } from '../src';
import { seedContact, seedDesk, seedDesks } from './seed-desks';
import { seedImport } from './seed-imports';
import { seedIntroduction } from './seed-introductions';
import { seedReceipt } from './seed-receipts';
import { seedSavedSearches } from './seed-saved-searches';
import { profileOf, seedPool, seedProfiles } from './seed-profiles';
import { seedEmployer, seedVacancy } from './seed-vacancies';

defineSubgraphContract({
  name: 'candidates',
  owns: ['CandidatePool', 'CandidateProfile', 'Introduction'],
  modules: [regions, employers, candidates],
  seed: async (hub, size) => {
    const desks = await seedDesks(hub, size);
    // The asker is the desk of every introduction, and asks for what the others published.
    const asker = await seedDesk(
      hub,
      desks.flatMap((desk) => desk.regions),
    );
    const pools: string[] = [];
    const profiles: string[] = [];
    const ownProfiles: string[] = [];
    const introductions: string[] = [];
    const employerIds: string[] = [];
    const vacancies: string[] = [];
    const contacts: string[] = [];
    const imports: string[] = [];
    for (const { id: deskId, regions: codes } of desks) {
      const regionCode = codes[0] ?? '';
      const poolId = await seedPool(hub, deskId, regionCode);
      const several = [1, 2, 3].map(() => profileOf({ poolId, deskId, regionCode }, { languages: ['nld'] }));
      await seedProfiles(hub, several);
      const ownPool = await seedPool(hub, asker.id, regionCode);
      const own = profileOf({ poolId: ownPool, deskId: asker.id, regionCode });
      await seedProfiles(hub, [own]);
      ownProfiles.push(own.id);
      imports.push(await seedImport(hub, { deskId: asker.id, poolId: ownPool, regionCode }));
      const employerId = await seedEmployer(hub);
      const municipalityCode = referenceMunicipalities.find((m) => m.regionCode === regionCode)?.code ?? '';
      const vacancyId = await seedVacancy(hub, employerId, { regionCode, municipalityCode, hoursMin: 20 });
      const assignedContactId = await seedContact(hub, asker.id, { deputyOf: contacts[0] ?? null });
      contacts.push(assignedContactId);
      const sides = { profileId: own.id, deskId: asker.id, employerId, vacancyId, assignedContactId };
      introductions.push(await seedIntroduction(hub, sides));
      pools.push(poolId);
      profiles.push(several[0]?.id ?? '');
      employerIds.push(employerId);
      vacancies.push(vacancyId);
    }
    const searchIds = await seedSavedSearches(hub, asker.id, size);
    const keys = (ids: readonly string[]) => ids.map((id) => ({ id }));
    return {
      keys: {
        Region: desks.map((desk) => ({ code: desk.regions[0] ?? '' })),
        Municipality: referenceMunicipalities.slice(0, size).map(({ code }) => ({ code })),
        Desk: keys(desks.map(({ id }) => id)),
        DeskContact: keys(contacts),
        Employer: keys(employerIds),
        Vacancy: keys(vacancies),
        CandidatePool: keys(pools),
        CandidateProfile: keys(profiles),
        Introduction: keys(introductions),
      },
      caller: callers.desk(asker.id, asker.regions),
      fieldArguments: {
        'Query.candidateSearch': 'criteria: { languages: ["nld"] }',
        'Query.candidateProfile': `id: "${profiles[0]}"`,
        'Query.candidatePool': `id: "${pools[0]}"`,
        'Query.introduction': `id: "${introductions[0]}"`,
        'Query.import': `id: "${imports[0]}"`,
        'Query.subjectRecord': `profileId: "${ownProfiles[0]}"`,
        'Query.savedSearch': `id: "${searchIds[0]}"`,
        'Query.erasureReceipt': `id: "${await seedReceipt(hub, asker.id)}"`,
      },
    };
  },
});
