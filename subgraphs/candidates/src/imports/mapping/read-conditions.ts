import { readList } from './read-list';
import { plainText, type Reading } from './word';

/** The values of WorkplaceCondition, with the words that desks use. They speak of the workplace, not of the person. */
const wordsOf = {
  LIFT: ['lift'],
  WHEELCHAIR_ACCESS: ['rolstoeltoegankelijk'],
  QUIET_PLACE: ['rustige werkplek', 'prikkelarme werkplek'],
  JOB_COACH_WELCOME: ['jobcoach', 'job coach'],
  FLEXIBLE_HOURS: ['flexibele werktijden', 'andere werktijden'],
  PUBLIC_TRANSPORT_NEARBY: ['ov in de buurt', 'bereikbaar met ov'],
  INTERNAL_GUIDANCE: ['interne begeleiding', 'vaste begeleider'],
  ADAPTED_WORKSTATION: ['aangepaste werkplek'],
} as const satisfies Record<string, readonly string[]>;

const conditionByWord = new Map<string, string>(
  Object.entries(wordsOf).flatMap(([condition, words]) =>
    [condition.toLowerCase(), ...words].map((word) => [word, condition] as const),
  ),
);

/** What a workplace must offer, from the closed list only; the desk alone sees it. "Geen" is known to be nothing. */
export function readConditions(text: string): Reading<readonly string[]> {
  if (plainText(text) === 'geen') return { value: [] };
  return readList(text, (part) => {
    const condition = conditionByWord.get(plainText(part));
    return condition === undefined ? { problem: 'UNKNOWN_CODE' } : { items: [condition] };
  });
}
