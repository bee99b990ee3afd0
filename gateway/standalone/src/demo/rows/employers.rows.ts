import type { Employer } from '@banenbrug/employers';
import { addDays, isBsn } from '@banenbrug/service-common';
import type { DemoSetting } from '../demo-setting';
import { demoEmployerName } from '../personas';
import { type Company, otherCompanies, parcelCompany } from '../words/companies';

/** An employer with what else is known of the company it stands for. */
export interface DemoEmployer {
  readonly row: Employer;
  readonly company: Company;
  /** Its place among the other companies, counted from 0; null for the parcel company. */
  readonly place: number | null;
}

/** The parcel company, and the other companies as often as the size says, all but the first time with a number. */
export function demoEmployers(setting: DemoSetting): DemoEmployer[] {
  const others = Array.from({ length: setting.size }, (_, round) =>
    otherCompanies.map((company, place) => ({
      company: round === 0 ? company : { ...company, name: `${company.name} ${round + 1}` },
      place,
    })),
  ).flat();
  const numbers = tradeRegisterNumbers();
  return [{ company: parcelCompany, place: null }, ...others].map(({ company, place }, index) => ({
    company,
    place,
    row: {
      id: setting.id(...(index === 0 ? demoEmployerName : ['employer', index])),
      name: `${company.name} (demo)`,
      kvkNumber: numbers.next().value,
      sector: company.sector,
      industryCode: company.industry,
      registeredOn: index < 24 ? addDays('2018-06-01', index) : setting.ago(30 + (index % 300)),
      closedOn: null,
    },
  }));
}

/** Eight digits from 00000001 up, which nobody takes for a real company's; none that could be a BSN. */
function* tradeRegisterNumbers(): Generator<string, never> {
  for (let number = 1; ; number += 1) {
    const digits = String(number).padStart(8, '0');
    if (!isBsn(digits)) yield digits;
  }
}
