import { referenceMunicipalities } from '@banenbrug/service-common';
import { createRandom, jobs, type Random } from '@banenbrug/standalone';
import { vocabularyOf, zipf } from './vocabulary';

/** The columns of a case system that an import maps; the other ones of the file are not read. */
const mapped = {
  Kenmerk: 'DESK_REFERENCE',
  Toestemming: 'CONSENT',
  Woongemeente: 'MUNICIPALITY',
  'Beschikbaar vanaf': 'AVAILABLE_FROM',
  'Uren per week': 'HOURS_PER_WEEK',
  Beroepen: 'OCCUPATIONS',
  Sectoren: 'SECTORS',
  Vaardigheden: 'SKILLS',
  Talen: 'LANGUAGES',
  Rijbewijs: 'DRIVING_LICENCES',
} as const;

/** As wide as the export of Sonar. */
const columns = 35;

const names = [
  ...Object.keys(mapped),
  ...Array.from({ length: columns - 10 }, (_, at) => `Overig ${at + 1}`),
];

/** The mapping of the file as `createImport` takes it. */
export const exportMapping = {
  columns: Object.entries(mapped).map(([name, target]) => ({ name, target })),
};

const skills = vocabularyOf([...new Set(jobs.flatMap((job) => job.skills))]);

/** A desk's export of people that no population has: the same each time. */
export function exportFile(regionCode: string, rows: number): Buffer {
  const random = createRandom('bench', 'export');
  const places = referenceMunicipalities.filter((place) => place.regionCode === regionCode);
  const lines = Array.from({ length: rows }, (_, index) => [
    `I${index}`,
    'ja',
    random.pick(places).name,
    random.pick(['per direct', '01-02-2027', '']),
    random.pick(['16-24', '24-32', '32', '24 tot 36 uur']),
    ...workOf(random),
    Array.from({ length: random.integer(1, 5) }, () => skills[zipf(random, skills.length)]).join(', '),
    random.pick(['Nederlands', 'Nederlands, Engels', 'Nederlands, Arabisch', '']),
    random.pick(['B', 'B, AM', 'geen', '']),
    ...Array.from({ length: columns - 10 }, (__, at) => (at % 2 === 0 ? `waarde ${at}` : '')),
  ]);
  return Buffer.from([names, ...lines].map((cells) => cells.map(quoted).join(';')).join('\r\n'));
}

function workOf(random: Random): readonly string[] {
  const work = random.some(jobs, random.integer(1, 3));
  return [
    work.map(({ isco }) => isco).join(', '),
    [...new Set(work.flatMap(({ sectors }) => sectors))].join(', '),
  ];
}

const quoted = (cell: string): string => `"${cell}"`;
