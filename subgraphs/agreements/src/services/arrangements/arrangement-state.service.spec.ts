import { addDays } from '@banenbrug/service-common';
import fc from 'fast-check';
import type { ArrangementState } from '../../entities';
import { heldOn, historyOf, stateOn, stateToday } from './arrangement-state.service';

const start = '2026-01-01';
const today = '2026-03-01';
const open = { validFrom: null, validUntil: null };

const change = (state: ArrangementState, since: string) => ({ state, since, outcome: null });
const life = [
  change('DRAFT', '2026-01-05'),
  change('SUBMITTED', '2026-01-10'),
  change('SIGNED', '2026-01-20'),
  change('UNDER_EVALUATION', '2026-02-10'),
  change('SIGNED', '2026-02-20'),
];
const term = { validFrom: '2026-02-01', validUntil: '2026-02-25' };

describe('stateOn', () => {
  it.each([
    ['2026-01-04', null],
    ['2026-01-05', 'DRAFT'],
    ['2026-01-10', 'SUBMITTED'],
    ['2026-01-19', 'SUBMITTED'],
    ['2026-01-20', 'SIGNED'],
    ['2026-02-10', 'UNDER_EVALUATION'],
    ['2026-02-25', 'SIGNED'],
    ['2026-02-26', 'ENDED'],
    ['2026-03-01', 'ENDED'],
    ['2026-03-02', null],
  ])('is on %s: %s', (day, state) => {
    expect(stateOn(life, term, day, today)).toBe(state);
  });

  it('takes the later of two changes on one day', () => {
    const twice = [change('DRAFT', '2026-01-05'), change('SUBMITTED', '2026-01-05')];
    expect(stateOn(twice, open, '2026-01-05', today)).toBe('SUBMITTED');
  });

  it('is, on any day, what going through the changes day by day gives', () => {
    const states = fc.constantFrom<ArrangementState>(
      'DRAFT',
      'SUBMITTED',
      'SIGNED',
      'UNDER_EVALUATION',
      'ENDED',
    );
    const days = fc.integer({ min: 0, max: 70 });
    const lives = fc.array(fc.tuple(states, days), { maxLength: 6 });
    fc.assert(
      fc.property(lives, fc.option(days), days, (steps, last, asked) => {
        const changes = steps
          .sort(([, a], [, b]) => a - b)
          .map(([state, day]) => change(state, addDays(start, day)));
        const validUntil = last === null ? null : addDays(start, last);
        let state: ArrangementState | null = null;
        for (const [next, day] of steps) if (day <= asked) state = next;
        const isOver = last !== null && last < asked && (state === 'SIGNED' || state === 'UNDER_EVALUATION');
        const day = addDays(start, asked);
        const oracle = day > today ? null : isOver ? 'ENDED' : state;
        expect(stateOn(changes, { validFrom: null, validUntil }, day, today)).toBe(oracle);
      }),
    );
  });
});

describe('historyOf', () => {
  it('adds the end that came with the last day, once it is over', () => {
    expect(historyOf(life, term, today)).toEqual([...life, change('ENDED', '2026-02-26')]);
    expect(historyOf(life, term, '2026-02-25')).toEqual(life);
    expect(historyOf([], term, today)).toEqual([]);
    const endedByHand = [...life, change('ENDED', '2026-02-22')];
    expect(historyOf(endedByHand, term, today)).toEqual(endedByHand);
  });
});

describe('stateToday', () => {
  it('is ENDED for what was in force and whose last day is over, and for nothing else', () => {
    expect(stateToday({ ...term, state: 'SIGNED' }, '2026-02-25')).toBe('SIGNED');
    expect(stateToday({ ...term, state: 'SIGNED' }, '2026-02-26')).toBe('ENDED');
    expect(stateToday({ ...term, state: 'DRAFT' }, '2026-02-26')).toBe('DRAFT');
  });
});

describe('heldOn', () => {
  it.each([
    ['2026-01-25', false],
    ['2026-01-31', false],
    ['2026-02-01', true],
    ['2026-02-15', true],
    ['2026-02-25', true],
    ['2026-02-26', false],
  ])('is on %s: %s', (day, held) => {
    expect(heldOn(life, term, day, today)).toBe(held);
  });

  it('judges days to come by what is known today', () => {
    const signed = [change('SIGNED', '2026-02-01')];
    expect(heldOn(signed, { validFrom: '2026-04-01', validUntil: null }, '2026-04-01', today)).toBe(true);
    expect(heldOn(signed, { validFrom: '2026-04-01', validUntil: null }, '2026-03-31', today)).toBe(false);
    expect(heldOn([change('SUBMITTED', '2026-02-01')], open, '2026-04-01', today)).toBe(false);
  });
});
