import { randomUUID } from 'node:crypto';
import { callers } from '@banenbrug/testkit';
import { isOwnEmployer, seesEveryEmployerInside } from './employer-scope.service';

describe('isOwnEmployer', () => {
  it('knows the caller’s employer whatever the case of its id', () => {
    const id = randomUUID();
    expect(isOwnEmployer(callers.employer(id.toUpperCase()), id)).toBe(true);
    expect(isOwnEmployer(callers.employer(id), id.toUpperCase())).toBe(true);
  });

  it('is no other employer, and nobody else’s', () => {
    const id = randomUUID();
    const others = [callers.employer(randomUUID()), callers.admin(), callers.liaison(), callers.public];
    for (const caller of others) expect(isOwnEmployer(caller, id)).toBe(false);
  });
});

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
