import { isInForce, transitions } from './arrangement-transitions.service';

const states = ['DRAFT', 'SUBMITTED', 'SIGNED', 'UNDER_EVALUATION', 'ENDED'] as const;

/** What each step does in each state, in the order of `states`; a dash refuses it. */
const expected = {
  CHANGE: ['DRAFT', '-', '-', '-', '-'],
  SUBMIT: ['SUBMITTED', '-', '-', '-', '-'],
  SIGN: ['-', 'SIGNED', '-', '-', '-'],
  EVALUATE: ['-', '-', 'UNDER_EVALUATION', '-', '-'],
  CONCLUDE: ['-', '-', '-', 'SIGNED', '-'],
  END: ['ENDED', 'ENDED', 'ENDED', 'ENDED', '-'],
  DRAFT_NEXT: ['-', 'SUBMITTED', 'SIGNED', 'UNDER_EVALUATION', 'ENDED'],
  ADOPT: ['-', 'SUBMITTED', 'SIGNED', 'UNDER_EVALUATION', '-'],
  SCORE: ['-', '-', 'SIGNED', 'UNDER_EVALUATION', 'ENDED'],
};

describe('the transitions of an arrangement', () => {
  it('are these and no others', () => {
    const table = Object.entries(transitions).map(([step, from]) => [
      step,
      states.map((state) => from[state] ?? '-'),
    ]);
    expect(Object.fromEntries(table)).toEqual(expected);
  });

  it('lead back from the end by no step', () => {
    const out = Object.values(transitions).flatMap((from) => from.ENDED ?? []);
    expect(new Set(out)).toEqual(new Set(['ENDED']));
  });

  it('know two states in which an arrangement holds', () => {
    expect([...states, null].filter(isInForce)).toEqual(['SIGNED', 'UNDER_EVALUATION']);
  });
});
