import fc from 'fast-check';
import type { FollowUpNoter, FollowUpStatus } from '../../entities';
import { followUpSteps, mayStep } from './follow-up-steps';

const statuses: readonly FollowUpStatus[] = ['OPEN', 'CONFIRMED', 'IN_PROGRESS', 'DONE', 'DROPPED'];
const noters: readonly FollowUpNoter[] = ['EMPLOYER', 'REGION', 'ORGANISER', 'LIAISON'];

/** All that is possible, written out once more by hand: from → to, who. What is not here is refused. */
const possible = `
  OPEN         CONFIRMED    EMPLOYER,REGION,ORGANISER,LIAISON
  OPEN         IN_PROGRESS  EMPLOYER,REGION,ORGANISER,LIAISON
  OPEN         DONE         EMPLOYER,REGION,ORGANISER,LIAISON
  OPEN         DROPPED      EMPLOYER,REGION,ORGANISER,LIAISON
  CONFIRMED    IN_PROGRESS  EMPLOYER,REGION,ORGANISER,LIAISON
  CONFIRMED    DONE         EMPLOYER,REGION,ORGANISER,LIAISON
  CONFIRMED    DROPPED      EMPLOYER,REGION,ORGANISER,LIAISON
  IN_PROGRESS  DONE         EMPLOYER,REGION,ORGANISER,LIAISON
  IN_PROGRESS  DROPPED      EMPLOYER,REGION,ORGANISER,LIAISON
  DONE         IN_PROGRESS  ORGANISER,LIAISON
  DROPPED      IN_PROGRESS  ORGANISER,LIAISON`;

const expected = new Set(
  possible
    .trim()
    .split('\n')
    .flatMap((line) => {
      const [from, to, by = ''] = line.trim().split(/\s+/);
      return by.split(',').map((noter) => `${from} ${to} ${noter}`);
    }),
);

const everyCase = statuses.flatMap((from) =>
  statuses.flatMap((to) => noters.map((by) => ({ from, to, by, name: `${from} ${to} ${by}` }))),
);

describe('the steps of a follow-up agreement', () => {
  it('lead on as the table says, and nowhere else: every status to every status by everybody', () => {
    expect(everyCase).toHaveLength(5 * 5 * 4);
    const changes = everyCase.filter(({ from, to }) => from !== to);
    const led = changes.filter(({ from, to, by }) => mayStep(from, to, by)).map(({ name }) => name);
    expect(new Set(led)).toEqual(expected);
  });

  it('take a note that changes nothing in every status, from everybody', () => {
    for (const status of statuses) for (const by of noters) expect(mayStep(status, status, by)).toBe(true);
  });

  it('never lead back to what nobody had confirmed', () => {
    expect(followUpSteps.some(({ to }) => to === 'OPEN')).toBe(false);
  });

  it('end for the two sides: what they alone write does not come out of DONE or DROPPED again', () => {
    const step = fc.record({
      to: fc.constantFrom(...statuses),
      by: fc.constantFrom<FollowUpNoter>('EMPLOYER', 'REGION'),
    });
    fc.assert(
      fc.property(fc.array(step, { maxLength: 20 }), (steps) => {
        const course = steps.reduce<FollowUpStatus[]>((taken, { to, by }) => {
          const from = taken.at(-1) ?? 'OPEN';
          return [...taken, mayStep(from, to, by) ? to : from];
        }, []);
        const ending = course.findIndex((status) => status === 'DONE' || status === 'DROPPED');
        const after = ending === -1 ? [] : course.slice(ending);
        expect(new Set(after).size).toBeLessThanOrEqual(1);
      }),
    );
  });
});
