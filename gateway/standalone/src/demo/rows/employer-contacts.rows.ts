import type { EmployerContact, Site } from '@banenbrug/employers';
import type { DemoSetting } from '../demo-setting';
import { addressName } from '../words/companies';
import type { DemoEmployer } from './employers.rows';

const functions = [
  'Programmamanager inclusief werken',
  'Coördinator banenafspraak',
  'Adviseur inclusief werkgeverschap',
] as const;

/** The contacts of employers, of some with a deputy, and of the depots. One employer has none, as happens. */
export function employerContactRows(
  setting: DemoSetting,
  employers: readonly DemoEmployer[],
  sites: readonly Site[],
): EmployerContact[] {
  return employers.flatMap(({ row, company, place }) => {
    const random = setting.random('employer contact', row.id);
    const validFrom = setting.ago(random.integer(40, 800));
    const base = {
      employerId: row.id,
      siteId: null,
      deputyOf: null,
      name: null,
      phone: null,
      validFrom,
      validUntil: null,
      verifiedOn: setting.ago(random.integer(1, 39)),
    };
    const inCharge: EmployerContact = {
      ...base,
      id: employerContactOf(setting, row.id),
      functionTitle: functions[(place ?? 0) % functions.length] ?? functions[0],
      emailAddress: `inclusief-werken.${addressName(company)}@example.nl`,
    };
    const deputy: EmployerContact = {
      ...base,
      id: setting.id('employer contact', row.id, 'deputy'),
      deputyOf: inCharge.id,
      functionTitle: 'Medewerker personeelszaken',
      emailAddress: `personeelszaken.${addressName(company)}@example.nl`,
    };
    if (place === null) {
      const ofDepots = sites
        .filter(({ employerId }) => employerId === row.id)
        .map((site, index) => ({
          ...base,
          id: setting.id('employer contact', site.id),
          siteId: site.id,
          functionTitle: 'Depotmanager',
          emailAddress: `depotmanager.${index + 1}.${addressName(company)}@example.nl`,
        }));
      return [inCharge, deputy, ...ofDepots];
    }
    if (place === withoutContact) return [];
    return random.chance(0.6) ? [inCharge, deputy] : [inCharge];
  });
}

/** The place among the other companies of the one that named nobody. */
const withoutContact = 21;

/** Who is in charge of an employer, by the employer's id. */
export function employerContactOf(setting: DemoSetting, employerId: string): string {
  return setting.id('employer contact', employerId, 'in charge');
}
