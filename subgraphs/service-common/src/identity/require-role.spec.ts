import { publicCaller } from './caller';
import { isSignedIn, requireRole } from './require-role';

describe('requireRole', () => {
  const desk = { ...publicCaller, role: 'DESK', subject: 'desk' } as const;

  it('lets a named role through', () => {
    expect(() => requireRole(desk, 'LIAISON', 'DESK')).not.toThrow();
  });

  it('forbids another role, and asks who comes without a token to sign in', () => {
    expect(() => requireRole(desk, 'LIAISON')).toThrow(expect.objectContaining({ code: 'FORBIDDEN' }));
    expect(() => requireRole(publicCaller, 'LIAISON')).toThrow(
      expect.objectContaining({ code: 'UNAUTHENTICATED' }),
    );
  });

  it('lets nobody through when no role is named', () => {
    expect(() => requireRole(desk)).toThrow(expect.objectContaining({ code: 'FORBIDDEN' }));
  });
});

describe('isSignedIn', () => {
  it('is true of every role but PUBLIC', () => {
    expect(isSignedIn(publicCaller)).toBe(false);
    expect(isSignedIn({ ...publicCaller, role: 'EMPLOYER' })).toBe(true);
  });
});
