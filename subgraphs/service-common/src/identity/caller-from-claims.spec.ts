import type { Caller } from './caller';
import { callerFromClaims, hasCallerClaim } from './caller-from-claims';

const deskId = '0b6f7c3e-8f5a-4a52-9d1e-5a2b7c9d0e1f';
const employerId = '1c7f8d4f-9a6b-4b63-8e2f-6b3c8d0e1f2a';
const callerOf = (claim: unknown): Caller =>
  callerFromClaims({ subject: 'somebody', claims: { banenbrug: claim } });

describe('callerFromClaims', () => {
  it('makes the caller that the claim names', () => {
    const regions = ['AM06', 'AM29'];
    expect(callerOf({ role: 'DESK', deskId, regions })).toEqual({
      role: 'DESK',
      deskId,
      employerId: null,
      regions,
      subject: 'somebody',
    });
    expect(callerOf({ role: 'EMPLOYER', employerId })).toMatchObject({
      role: 'EMPLOYER',
      employerId,
      deskId: null,
      regions: [],
    });
  });

  it.each(['ORGANISER', 'LIAISON', 'ADMIN'])('takes %s without a scope', (role) => {
    expect(callerOf({ role })).toMatchObject({ role, employerId: null, deskId: null, regions: [] });
  });

  it('freezes the caller down to its regions', () => {
    const caller = callerOf({ role: 'DESK', deskId, regions: ['AM06'] });
    expect(Object.isFrozen(caller)).toBe(true);
    expect(Object.isFrozen(caller.regions)).toBe(true);
  });

  it('writes ids in lower case, so that comparing them as text is right', () => {
    expect(callerOf({ role: 'EMPLOYER', employerId: employerId.toUpperCase() }).employerId).toBe(employerId);
  });

  it.each([
    ['an EMPLOYER without employer', { role: 'EMPLOYER' }],
    ['an EMPLOYER whose employer is no id', { role: 'EMPLOYER', employerId: 'Depot' }],
    ['an EMPLOYER with regions', { role: 'EMPLOYER', employerId, regions: ['AM06'] }],
    ['a DESK without desk', { role: 'DESK', regions: ['AM06'] }],
    ['a DESK without regions', { role: 'DESK', deskId }],
    ['a DESK with no region in its list', { role: 'DESK', deskId, regions: [] }],
    ['a DESK with more regions than there are', { role: 'DESK', deskId, regions: Array(36).fill('AM06') }],
    ['a region in lower case', { role: 'DESK', deskId, regions: ['am06'] }],
    ['a region with a digit too many', { role: 'DESK', deskId, regions: ['AM06', 'AM061'] }],
    ['a region that carries a second one', { role: 'DESK', deskId, regions: ['AM06,AM07'] }],
    ['a scope on a role that has none', { role: 'ADMIN', deskId }],
    ['a key that no role has', { role: 'ADMIN', name: 'x' }],
    ['PUBLIC, which needs no token', { role: 'PUBLIC' }],
    ['an unknown role', { role: 'ROOT' }],
    ['a role in lower case', { role: 'admin' }],
    ['several roles', { role: ['DESK', 'ADMIN'] }],
    ['a text', 'ADMIN'],
    ['null', null],
    ['nothing at all', undefined],
  ])('refuses the claim of %s', (_, claim) => {
    expect(() => callerOf(claim)).toThrow(expect.objectContaining({ reason: 'invalid' }));
  });
});

describe('hasCallerClaim', () => {
  it('sees the claim whatever it says, and nothing where there is none', () => {
    expect(hasCallerClaim({ claims: { banenbrug: null } })).toBe(true);
    expect(hasCallerClaim({ claims: { groups: ['a'] } })).toBe(false);
  });
});
