import { randomUUID } from 'node:crypto';
import { type Caller, publicCaller } from './caller';
import {
  denyUnlessSignedIn,
  isOwnDesk,
  isOwnEmployer,
  isSignedIn,
  requireRole,
  requireSignedIn,
} from './require-role';

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

describe('requireSignedIn', () => {
  it('lets every role through, and asks who comes without a token to sign in', () => {
    expect(() => requireSignedIn({ ...publicCaller, role: 'ORGANISER' })).not.toThrow();
    expect(() => requireSignedIn(publicCaller)).toThrow(expect.objectContaining({ code: 'UNAUTHENTICATED' }));
  });
});

describe('denyUnlessSignedIn', () => {
  it('lets every role through, and forbids a field of a public object to who comes without a token', () => {
    expect(() => denyUnlessSignedIn({ ...publicCaller, role: 'ORGANISER' })).not.toThrow();
    expect(() => denyUnlessSignedIn(publicCaller)).toThrow(expect.objectContaining({ code: 'FORBIDDEN' }));
  });
});

describe.each([
  [
    'isOwnEmployer',
    isOwnEmployer,
    (id: string): Caller => ({ ...publicCaller, role: 'EMPLOYER', employerId: id }),
  ],
  ['isOwnDesk', isOwnDesk, (id: string): Caller => ({ ...publicCaller, role: 'DESK', deskId: id })],
])('%s', (_, isOwn, speakerFor) => {
  const id = randomUUID();

  it('knows the caller’s own whatever the case of its id', () => {
    expect(isOwn(speakerFor(id.toUpperCase()), id)).toBe(true);
    expect(isOwn(speakerFor(id), id.toUpperCase())).toBe(true);
  });

  it('is no other, and nobody else’s', () => {
    const others: Caller[] = [
      speakerFor(randomUUID()),
      { ...speakerFor(id), role: 'ADMIN' },
      { ...speakerFor(id), role: 'LIAISON' },
      publicCaller,
    ];
    for (const caller of others) expect(isOwn(caller, id)).toBe(false);
  });
});
