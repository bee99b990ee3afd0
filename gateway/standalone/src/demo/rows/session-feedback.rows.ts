import type { SessionFeedback } from '@banenbrug/agreements';
import { addDays } from '@banenbrug/service-common';
import { earliest } from '../calendar';
import type { DemoSetting } from '../demo-setting';
import type { DemoSession } from './dialogue-sessions.rows';

type Said = Pick<SessionFeedback, 'kind' | 'fromKind' | 'text' | 'partKind' | 'verdict'>;

const inWords = (kind: 'WISH' | 'TOOL', fromKind: Said['fromKind'], text: string): Said => ({
  kind,
  fromKind,
  text,
  partKind: null,
  verdict: null,
});

const ideas: readonly Said[] = [
  inWords('WISH', 'EMPLOYER', 'Volgende keer beginnen met korte pitches (demo).'),
  inWords('WISH', 'REGION', 'Ook een sessie in het noorden of het zuiden van het land (demo).'),
  inWords('WISH', 'REGION', 'Meer kennis met elkaar delen (demo).'),
  inWords('TOOL', 'EMPLOYER', 'Een paspoort voor medewerkers dat iedereen mag gebruiken (demo).'),
];

/** How many found that a kind of part works, and how many that it does not; of the last there are too few to tell. */
const evaluations: readonly (readonly [NonNullable<Said['partKind']>, number, number])[] = [
  ['SPEED_MEET', 12, 2],
  ['TALKSHOW', 5, 2],
  ['PLENARY', 2, 1],
];

const verdicts = (partKind: Said['partKind'], verdict: NonNullable<Said['verdict']>, count: number): Said[] =>
  Array.from({ length: count }, (_, index) => ({
    kind: 'EVALUATION',
    fromKind: index % 2 === 0 ? 'EMPLOYER' : 'REGION',
    text: null,
    partKind,
    verdict,
  }));

/** What participants of each session said the day after: ideas, and what its parts were worth. */
export function sessionFeedbackRows(
  setting: DemoSetting,
  sessions: readonly DemoSession[],
): SessionFeedback[] {
  const said = [
    ...ideas,
    ...evaluations.flatMap(([kind, works, not]) => [
      ...verdicts(kind, 'WORKS', works),
      ...verdicts(kind, 'DOES_NOT_WORK', not),
    ]),
  ];
  return sessions.flatMap(({ row }) =>
    said.map((feedback, index) => ({
      id: setting.id('session feedback', row.id, index),
      sessionId: row.id,
      ...feedback,
      recordedOn: earliest(addDays(row.heldOn, 1), setting.day),
    })),
  );
}
