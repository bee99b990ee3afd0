import { randomUUID } from 'node:crypto';
import { callers } from '@banenbrug/testkit';
import { seesEveryEmployerInside } from './employer-scope.service';

describe('seesEveryEmployerInside', () => {
  it('is for LIAISON and ADMIN only', () => {
    const everyone = [
      callers.public,
      callers.employer(randomUUID()),
      callers.desk(randomUUID(), ['AM01']),
      callers.organiser(),
      callers.liaison(),
      callers.admin(),
    ];
    expect(everyone.filter(seesEveryEmployerInside).map(({ role }) => role)).toEqual(['LIAISON', 'ADMIN']);
  });
});
