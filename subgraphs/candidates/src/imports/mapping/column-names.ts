import { type ColumnMapping, type ImportTarget, importTargets, type MappedColumn } from './column-mapping';
import { plainText } from './word';

/** A name of a column without what does not tell names apart. */
export const columnKey = (name: string): string => plainText(name).replace(/[^\p{L}\p{N}]/gu, '');

/** The headers that desks write over their columns. EDUCATION is not the working level and has its own. */
const namesOf: Readonly<Record<ImportTarget, readonly string[]>> = {
  DESK_REFERENCE: [
    'referentie',
    'kandidaatnummer',
    'kandidaat id',
    'klantnummer',
    'werkzoekende id',
    'id werkzoekende',
    'idWerkzoekende',
    'dossiernummer',
    'kenmerk',
    'sonar werkzoekende id',
    'reference',
    'id',
  ],
  CONSENT: [
    'toestemming',
    'toestemming delen',
    'akkoord delen',
    'toestemming ja/nee',
    'toestemming om te delen',
    'consent',
  ],
  CONSENT_RECORDED_ON: [
    'toestemming op',
    'datum toestemming',
    'toestemmingsdatum',
    'toestemming sinds',
    'consent date',
  ],
  IN_REGISTER: [
    'doelgroepregister',
    'ldr',
    'ldr registratie',
    'in doelgroepregister',
    'indicatie ldr registratie',
    'banenafspraak',
  ],
  REGION: ['regio', 'arbeidsmarktregio', 'amr', 'region'],
  MUNICIPALITY: ['gemeente', 'woongemeente', 'gemeentecode', 'municipality'],
  AVAILABLE_FROM: [
    'beschikbaar vanaf',
    'beschikbaar per',
    'startdatum',
    'datum beschikbaar',
    'beschikbaarheid',
    'datum aanvang beschikbaar voor werk',
    'available from',
  ],
  HOURS_PER_WEEK: [
    'uren',
    'uren per week',
    'aantal uren',
    'aantal uren per week',
    'werkuren',
    'urenomvang',
    'hours per week',
  ],
  HOURS_MIN: ['min uren', 'minimum uren', 'minimaal aantal uren', 'uren min', 'uren van', 'min hours'],
  HOURS_MAX: [
    'max uren',
    'maximum uren',
    'maximaal aantal uren',
    'max aantal uren',
    'uren max',
    'uren tot',
    'max hours',
  ],
  WORKING_LEVEL: [
    'werk- en denkniveau',
    'werk en denk niveau',
    'denkniveau',
    'werkniveau',
    'niveau',
    'working level',
  ],
  EDUCATION: ['opleiding', 'opleidingsniveau', 'hoogst genoten opleiding', 'education'],
  OCCUPATIONS: [
    'beroep',
    'beroepen',
    'wensberoep',
    'gewenst beroep',
    'bemiddelingsberoep',
    'functie',
    'isco',
    'occupation',
    'occupations',
  ],
  SECTORS: ['sector', 'sectoren', 'sbi', 'sbi code', 'code sbi', 'branche', 'sectors'],
  SKILLS: ['vaardigheden', 'vakvaardigheden', 'competenties vak', 'skills'],
  LANGUAGES: ['taal', 'talen', 'languages'],
  DUTCH_ORAL: [
    'nederlands mondeling',
    'beheersing nederlands mondeling',
    'mondeling nederlands',
    'taalbeheersing mondeling',
  ],
  DRIVING_LICENCES: ['rijbewijs', 'rijbewijzen', 'driving licence', 'driving licences'],
  MAX_DISTANCE_KM: [
    'reisafstand',
    'max reisafstand',
    'maximale reisafstand',
    'reisafstand km',
    'maximale reisafstand km',
    'max reisafstand km',
    'max distance km',
  ],
  MAX_TIME_MINUTES: [
    'reistijd',
    'max reistijd',
    'maximale reistijd',
    'reistijd minuten',
    'maximale reistijd minuten',
    'max reistijd minuten',
    'max time minutes',
  ],
  TRAVEL_MEANS: ['vervoer', 'vervoermiddel', 'vervoermiddelen', 'eigen vervoer', 'travel means'],
  WORKPLACE_CONDITIONS: ['voorwaarden werkplek', 'werkplekvoorwaarden', 'workplace conditions'],
  PUBLISHED_UNTIL: [
    'gepubliceerd tot',
    'publiceren tot',
    'zichtbaar tot',
    'einddatum publicatie',
    'published until',
  ],
};

const targetByKey = new Map(
  importTargets.flatMap((target) => namesOf[target].map((name) => [columnKey(name), target] as const)),
);

/** What a column of this name would feed; null when the name is on no list. */
export const targetOfName = (name: string): ImportTarget | null => targetByKey.get(columnKey(name)) ?? null;

/**
 * A first mapping for columns of these names, for the desk to look over: only names that desks are known to use, and
 * none for a target that two columns could feed. Null when none of them is the reference.
 */
export function suggestMapping(names: readonly (string | null)[]): ColumnMapping | null {
  const found = new Map<ImportTarget, string[]>();
  for (const name of names) {
    const target = name === null ? null : targetOfName(name);
    if (name !== null && target !== null) found.set(target, [...(found.get(target) ?? []), name.trim()]);
  }
  const columns = importTargets.flatMap((target): MappedColumn[] => {
    const [name, ...others] = found.get(target) ?? [];
    return name === undefined || others.length > 0 ? [] : [{ source: { name }, target }];
  });
  return columns.some(({ target }) => target === 'DESK_REFERENCE') ? { columns } : null;
}
