import { isIntroductionOverdue } from './introduction-overdue.service';

const asked = {
  id: '00000000-0000-4000-8000-000000000001',
  profileId: '00000000-0000-4000-8000-000000000002',
  deskId: '00000000-0000-4000-8000-000000000003',
  employerId: '00000000-0000-4000-8000-000000000004',
  vacancyId: null,
  state: 'ASKED',
  requestedOn: '2026-06-01',
  answerDueOn: '2026-06-03',
  closedOn: null,
} as const;

describe('an introduction', () => {
  it('is overdue from the day after the promised one', () => {
    expect(isIntroductionOverdue(asked, '2026-06-03')).toBe(false);
    expect(isIntroductionOverdue(asked, '2026-06-04')).toBe(true);
  });

  it.each(['AGREED', 'DECLINED', 'MEETING', 'DONE', 'CLOSED'] as const)(
    'is not overdue once it is %s',
    (state) => {
      expect(isIntroductionOverdue({ ...asked, state }, '2027-01-01')).toBe(false);
    },
  );
});
