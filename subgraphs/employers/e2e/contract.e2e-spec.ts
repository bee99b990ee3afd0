import { callers, defineSubgraphContract } from '@banenbrug/testkit';
import { employers } from '../src';
import { seedEmployers } from './seed-employers';

defineSubgraphContract({
  name: 'employers',
  owns: ['Employer', 'Site', 'EmployerContact', 'Vacancy'],
  modules: [employers],
  seed: async (hub, size) => {
    const seeded = await seedEmployers(hub, size);
    return {
      keys: {
        Region: seeded.map(({ regionCode }) => ({ code: regionCode })),
        Municipality: seeded.map(({ municipalityCode }) => ({ code: municipalityCode })),
        Employer: seeded.map(({ id }) => ({ id })),
        Site: seeded.map(({ siteId }) => ({ id: siteId })),
        EmployerContact: seeded.map(({ contactId }) => ({ id: contactId })),
        Vacancy: seeded.map(({ openVacancyId }) => ({ id: openVacancyId })),
      },
      caller: callers.admin(),
      fieldArguments: {
        'Query.employer': `id: "${seeded[0]?.id}"`,
        'Query.site': `id: "${seeded[0]?.siteId}"`,
        'Query.vacancy': `id: "${seeded[0]?.openVacancyId}"`,
      },
    };
  },
});
