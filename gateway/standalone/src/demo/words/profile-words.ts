import type { WorkplaceOffer } from '@banenbrug/employers';
import type { WorkingLevel } from '@banenbrug/service-common';
import type { TravelMeans } from '@banenbrug/candidates';

/** Working levels as often as each occurs among those that are known. */
export const knownLevels: readonly WorkingLevel[] = [
  'NONE',
  ...times<WorkingLevel>('BASIC', 4),
  ...times<WorkingLevel>('VMBO', 8),
  ...times<WorkingLevel>('MBO_HAVO_VWO', 6),
  'HBO',
];

/** Hours per week that people say they can work. */
export const hoursRanges: readonly (readonly [number, number])[] = [
  [8, 16],
  [12, 20],
  [16, 24],
  [20, 32],
  [24, 32],
  [24, 36],
  [32, 40],
  [16, 40],
];

/** Skills that go with any kind of work. */
export const generalSkills = [
  'werken in een team',
  'volgens een vaste planning werken',
  'afspraken nakomen',
  'nauwkeurig werken',
  'zelfstandig werken',
  'op tijd komen',
] as const;

/** Languages beside Dutch, ISO 639-3. */
export const otherLanguages = ['eng', 'eng', 'deu', 'ara', 'tur', 'pol', 'tir', 'ukr', 'fry'] as const;

/** Licences that people have, an empty list being the most common. */
export const licenceSets: readonly (readonly string[])[] = [
  [],
  [],
  [],
  ['B'],
  ['B'],
  ['AM'],
  ['AM', 'B'],
  ['B', 'BE'],
  ['T'],
];

/** Means of transport that people have. */
export const travelSets: readonly (readonly TravelMeans[])[] = [
  ['BICYCLE'],
  ['BICYCLE', 'PUBLIC_TRANSPORT'],
  ['PUBLIC_TRANSPORT'],
  ['CAR'],
  ['CAR', 'BICYCLE'],
  ['MOPED', 'BICYCLE'],
];

/** Notes a desk may keep for itself: about work, never about a person's condition. */
export const deskNotes = [
  'Wil graag eerst een dag meelopen.',
  'Heeft goede ervaringen met een vaste begeleider op de werkvloer.',
  'Zoekt werk dichtbij huis; liever ochtenden.',
  'Proefplaatsing besproken en akkoord.',
  'Belt liever dan dat er gemaild wordt.',
] as const;

/** What a workplace may have to offer. */
export const conditions: readonly WorkplaceOffer[] = [
  'QUIET_PLACE',
  'JOB_COACH_WELCOME',
  'FLEXIBLE_HOURS',
  'INTERNAL_GUIDANCE',
  'PUBLIC_TRANSPORT_NEARBY',
  'LIFT',
];

/** Notes a desk keeps of an introduction. */
export const introductionNotes = [
  'Eerst kennismaken op de locatie en de werkplek bekijken.',
  'Begeleider van het werkcentrum komt mee.',
  'Werkgever wil graag starten met een proefplaatsing.',
] as const;

function times<T>(item: T, count: number): T[] {
  return Array.from({ length: count }, () => item);
}
