import { jobs, type Random } from '@banenbrug/standalone';
import type { Row } from './copy-rows';
import { randomId } from './random-id';

const subjects = [
  'Handreiking jobcoaching',
  'Checklist proefplaatsing',
  'Werkplekaanpassingen',
  'Loonkostensubsidie aanvragen',
  'Gesprekken met kandidaten',
  'Inwerkprogramma',
  'Begeleiding op de werkvloer',
  'Routekaart banenafspraak',
] as const;

/** Tools and documents about a subject and a kind of work. */
export function* knowledgeItemRows(count: number, random: Random): Generator<Row> {
  for (let index = 0; index < count; index += 1) {
    yield {
      id: randomId(random),
      title: `${random.pick(subjects)} voor ${random.pick(jobs).title.toLowerCase()}, deel ${index + 1}`,
      kind: random.pick(['TOOL', 'DOCUMENT']),
      offered_by: `Proefaanbieder ${random.integer(1, 80)}`,
      url: `https://kennis.example/${index + 1}`,
      revision: 1,
    };
  }
}
