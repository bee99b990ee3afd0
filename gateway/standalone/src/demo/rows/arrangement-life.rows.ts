import type { ArrangementStateChange, ClauseScore, ClauseScoreVerdict } from '@banenbrug/agreements';
import { addDays } from '@banenbrug/service-common';
import type { DemoSetting } from '../demo-setting';

/** A framework was drafted, lay before the regions for two months, and was signed. */
export function stateChangeRows(arrangementId: string, signedOn: string): ArrangementStateChange[] {
  const line = (number: number, state: ArrangementStateChange['state'], since: string) => ({
    arrangementId,
    number,
    state,
    since,
    outcome: null,
  });
  return [
    line(1, 'DRAFT', addDays(signedOn, -120)),
    line(2, 'SUBMITTED', addDays(signedOn, -60)),
    line(3, 'SIGNED', signedOn),
  ];
}

type Scored = Pick<ClauseScore, 'ingredient' | 'verdict' | 'note'>;

const score = (
  ingredient: Scored['ingredient'],
  verdict: ClauseScoreVerdict,
  note: string | null = null,
): Scored => ({ ingredient, verdict, note });

const byEmployer: readonly Scored[] = [
  score('CONTACT_PERSON', 'WORKS', 'Wij weten wie wij bellen.'),
  score('TRIAL_PLACEMENT', 'DOES_NOT_WORK', 'De lengte verschilt nog te veel per regio.'),
];

/** What regions say in turn: one contact person works everywhere, the length of a trial placement divides them. */
const byRegions: readonly (readonly Scored[])[] = [
  [score('CONTACT_PERSON', 'WORKS'), score('TRIAL_PLACEMENT', 'WORKS')],
  [
    score('CONTACT_PERSON', 'WORKS', 'Korte lijnen.'),
    score('TRIAL_PLACEMENT', 'DOES_NOT_WORK', 'Twee maanden is hier te kort.'),
  ],
  [score('CONTACT_PERSON', 'WORKS'), score('RESPONSE_TIME', 'DOES_NOT_WORK', 'Twee dagen lukt niet altijd.')],
];

/** What the employer and the regions that took the framework over say of its clauses. */
export function clauseScoreRows(
  setting: DemoSetting,
  arrangementId: string,
  regions: readonly string[],
): ClauseScore[] {
  const rows = (regionCode: string | null, scored: readonly Scored[]): ClauseScore[] =>
    scored.map(({ ingredient, verdict, note }) => ({
      id: setting.id('clause score', arrangementId, ingredient, regionCode ?? 'employer'),
      arrangementId,
      ingredient,
      regionCode,
      number: 1,
      verdict,
      note,
      scoredOn: setting.ago(10),
    }));
  return [
    ...rows(null, byEmployer),
    ...regions.flatMap((region, index) => rows(region, byRegions[index % byRegions.length] ?? [])),
  ];
}
