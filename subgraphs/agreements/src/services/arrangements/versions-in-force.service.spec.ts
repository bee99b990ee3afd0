import { fixedClock } from '@banenbrug/testkit';
import type { AgreementsContext } from '../../context';
import type { Arrangement, ArrangementState } from '../../entities';
import { versionsInForce } from './versions-in-force.service';

const version = (id: string, given: Partial<Arrangement> = {}) =>
  ({
    id,
    frameworkId: 'framework',
    title: 'A',
    version: 1,
    validFrom: '2026-02-01',
    validUntil: null,
    ...given,
  }) as Arrangement;

/** What is in force on a day, where each version was signed on 15 January 2026 and is in the state told since. */
const inForce = async (
  versions: readonly Arrangement[],
  day: string,
  states: Readonly<Record<string, ArrangementState>> = {},
) => {
  const load = async (id: string) => [
    { state: 'SIGNED', since: '2026-01-15', outcome: null },
    ...(states[id] ? [{ state: states[id], since: '2026-04-01', outcome: null }] : []),
  ];
  const context = {
    clock: fixedClock('2026-06-15T08:00:00Z'),
    loaders: { stateChangesByArrangementId: { load } },
  } as unknown as AgreementsContext;
  return (await versionsInForce(versions, day, context)).map(({ id }) => id);
};

describe('the versions in force', () => {
  it.each<[string, boolean]>([
    ['2026-01-31', false],
    ['2026-02-01', true],
    ['2026-12-31', true],
    ['2027-01-01', false],
  ])('hold from their first day to their last: on %s %s', async (day, isHeld) => {
    expect(await inForce([version('a', { validUntil: '2026-12-31' })], day)).toEqual(isHeld ? ['a'] : []);
  });

  it('hold without a first day from the day on which they were signed', async () => {
    const versions = [version('a', { validFrom: null })];
    expect(await inForce(versions, '2026-01-14')).toEqual([]);
    expect(await inForce(versions, '2026-01-15')).toEqual(['a']);
  });

  it.each<[ArrangementState, boolean]>([
    ['UNDER_EVALUATION', true],
    ['ENDED', false],
  ])('held before they were %s, and afterwards: %s', async (state, isHeld) => {
    expect(await inForce([version('a')], '2026-03-31', { a: state })).toEqual(['a']);
    expect(await inForce([version('a')], '2026-04-01', { a: state })).toEqual(isHeld ? ['a'] : []);
  });

  it('are of each framework one, whatever its title became, and of frameworks of one title each', async () => {
    const renamed = version('b', { version: 2, title: 'B', validFrom: '2026-05-01' });
    const other = version('c', { frameworkId: 'another' });
    expect(await inForce([version('a'), renamed, other], '2026-04-30')).toEqual(['a', 'c']);
    expect(await inForce([version('a'), renamed, other], '2026-05-01')).toEqual(['b', 'c']);
  });
});
