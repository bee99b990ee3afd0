import { byCode, frozenRows } from './closed-list';

/** A section of the Dutch standard industrial classification (SBI 2008): the sector of a vacancy or a wish. */
export interface SbiSection {
  /** A to U. */
  readonly code: string;
  readonly nameEn: string;
  readonly nameNl: string;
}

/** The 21 sections, A to U. */
export const sbiSections: readonly SbiSection[] = frozenRows([
  { code: 'A', nameEn: 'Agriculture, forestry and fishing', nameNl: 'Landbouw, bosbouw en visserij' },
  { code: 'B', nameEn: 'Mining and quarrying', nameNl: 'Winning van delfstoffen' },
  { code: 'C', nameEn: 'Manufacturing', nameNl: 'Industrie' },
  { code: 'D', nameEn: 'Electricity, gas, steam and air conditioning supply', nameNl: 'Energievoorziening' },
  {
    code: 'E',
    nameEn: 'Water supply; sewerage, waste management and remediation activities',
    nameNl: 'Waterbedrijven en afvalbeheer',
  },
  { code: 'F', nameEn: 'Construction', nameNl: 'Bouwnijverheid' },
  {
    code: 'G',
    nameEn: 'Wholesale and retail trade; repair of motor vehicles and motorcycles',
    nameNl: 'Groot- en detailhandel; reparatie van auto’s',
  },
  { code: 'H', nameEn: 'Transportation and storage', nameNl: 'Vervoer en opslag' },
  { code: 'I', nameEn: 'Accommodation and food service activities', nameNl: 'Horeca' },
  { code: 'J', nameEn: 'Information and communication', nameNl: 'Informatie en communicatie' },
  { code: 'K', nameEn: 'Financial institutions', nameNl: 'Financiële dienstverlening' },
  {
    code: 'L',
    nameEn: 'Renting, buying and selling of real estate',
    nameNl: 'Verhuur van en handel in onroerend goed',
  },
  {
    code: 'M',
    nameEn: 'Consultancy, research and other specialised business services',
    nameNl: 'Advisering, onderzoek en specialistische zakelijke diensten',
  },
  {
    code: 'N',
    nameEn: 'Renting and leasing of tangible goods and other business support services',
    nameNl: 'Verhuur van roerende goederen en overige zakelijke diensten',
  },
  {
    code: 'O',
    nameEn: 'Public administration, public services and compulsory social security',
    nameNl: 'Openbaar bestuur en sociale verzekeringen',
  },
  { code: 'P', nameEn: 'Education', nameNl: 'Onderwijs' },
  { code: 'Q', nameEn: 'Human health and social work activities', nameNl: 'Gezondheids- en welzijnszorg' },
  { code: 'R', nameEn: 'Culture, sports and recreation', nameNl: 'Cultuur, sport en recreatie' },
  { code: 'S', nameEn: 'Other service activities', nameNl: 'Overige dienstverlening' },
  {
    code: 'T',
    nameEn:
      'Activities of households as employers; undifferentiated goods- and service-producing activities of households for own use',
    nameNl: 'Huishoudens als werkgever en productie voor eigen gebruik',
  },
  {
    code: 'U',
    nameEn: 'Extraterritorial organisations and bodies',
    nameNl: 'Extraterritoriale organisaties',
  },
]);

const sections = byCode(sbiSections);

/** The section with this letter, null when there is none. */
export function sbiSectionByCode(code: string): SbiSection | null {
  return sections.get(code) ?? null;
}
