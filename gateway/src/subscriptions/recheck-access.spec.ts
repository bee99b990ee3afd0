import {
  HubError,
  type RequestIdentity,
  TokenKeysUnavailableError,
  UnauthenticatedError,
  type VerifiedToken,
  type VerifyToken,
  callerClaim,
  publicCaller,
  silentLogger,
} from '@banenbrug/service-common';
import { callers, testLogger } from '@banenbrug/testkit';
import { createRecheck } from './recheck-access';

const caller = callers.liaison();
const identity: RequestIdentity = {
  caller,
  token: 'a token',
  expiresAt: null,
  language: 'en',
  requestId: 'a request',
  signal: new AbortController().signal,
};
const verified: VerifiedToken = {
  issuer: 'urn:test',
  subject: caller.subject ?? '',
  expiresAt: new Date(0),
  claims: { [callerClaim]: { role: 'ADMIN' } },
};

/** Asks again about the caller, where tokens are verified so; answers what it throws. */
const asked = async (verifyToken: VerifyToken, logger = silentLogger): Promise<unknown> => {
  const recheck = createRecheck(identity, undefined, { verifyToken, askAccess: null }, logger);
  return recheck?.().then(
    () => null,
    (error: unknown) => error,
  );
};

describe('asking again whether a subscriber may still be here', () => {
  it('leaves a subscriber whose token cannot be judged because the issuer’s keys cannot be had', async () => {
    expect(await asked(() => Promise.reject(new TokenKeysUnavailableError(new Error('away'))))).toBeNull();
  });

  it('ends one whose token is no longer good', async () => {
    const error = new UnauthenticatedError('invalid');
    expect(await asked(() => Promise.reject(error))).toBe(error);
  });

  it('ends one who is somebody else now', async () => {
    expect(await asked(() => Promise.resolve(verified))).toEqual(new HubError('FORBIDDEN'));
  });

  it('ends one of whom nobody can say who it is, by a fault that is not told', async () => {
    const fault = new Error('a fault');
    const answer = await asked(() => Promise.reject(fault), testLogger('recheck'));
    expect(answer).toEqual(new HubError('INTERNAL_SERVER_ERROR'));
  });

  it('asks nothing about who has no token', () => {
    const nobody = { ...identity, caller: publicCaller, token: null };
    const never: VerifyToken = () => Promise.reject(new Error('Nobody asks.'));
    expect(
      createRecheck(nobody, undefined, { verifyToken: never, askAccess: null }, silentLogger),
    ).toBeNull();
  });
});
