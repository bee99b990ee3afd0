import { isIntroductionOverdue } from './introduction-overdue.service';

describe('an introduction', () => {
  it('is overdue from the day after the one by which somebody should act', () => {
    expect(isIntroductionOverdue({ dueOn: '2026-06-03' }, '2026-06-03')).toBe(false);
    expect(isIntroductionOverdue({ dueOn: '2026-06-03' }, '2026-06-04')).toBe(true);
  });

  it('is not overdue once it has ended', () => {
    expect(isIntroductionOverdue({ dueOn: null }, '2027-01-01')).toBe(false);
  });
});
