import { randomBytes } from 'node:crypto';
import fc from 'fast-check';
import { type Caller, frozenCaller, publicCaller } from './caller';
import { readCallerHeader, writeCallerHeader } from './caller-header';
import type { GatewayKey, GatewayKeys } from './gateway-keys';
import { createRequestSigner, type SignedRequest } from './gateway-signature';
import { createSignatureVerifier, type SignatureVerifier } from './verify-signature';

const key = (id: string): GatewayKey => ({ id, secret: randomBytes(32) });
const desk = frozenCaller({
  role: 'DESK',
  employerId: null,
  deskId: '0b6f7c3e-8f5a-4a52-9d1e-5a2b7c9d0e1f',
  regions: ['AM06', 'AM29'],
  subject: 'somebody é',
});
const body = '{"query":"{ who }"}';
const request: SignedRequest = {
  method: 'POST',
  target: '/graphql',
  authorization: 'Bearer a.b.c',
  body,
};

describe('a signature of the gateway', () => {
  const start = Date.parse('2026-06-15T08:00:00Z');
  const [first, second] = [key('k1'), key('k2')];
  let now: number;
  const clock = { now: () => new Date(now) };
  let verifier: SignatureVerifier;
  beforeEach(() => {
    now = start;
    verifier = createSignatureVerifier({ keys: [first], clock });
  });

  const sign = (change: Partial<SignedRequest> = {}, keys: GatewayKeys = [first], caller: Caller = desk) =>
    createRequestSigner({ keys, clock })({ ...request, ...change }, caller);
  /** As it arrives: what was signed, or something else. */
  const verify = (headers: Record<string, string>, change: Partial<SignedRequest> = {}): Caller => {
    const { method, target, authorization, body } = { ...request, ...change };
    const all = { ...headers, ...(authorization === undefined ? {} : { authorization }) };
    return verifier.admit({ method, url: target, headers: all })(
      typeof body === 'string' ? Buffer.from(body) : body,
    );
  };
  const fault = (text: string) =>
    expect.objectContaining({ code: 'UNAUTHENTICATED', reason: 'signature', fault: text });

  it('is accepted with the caller it was made for, frozen', () => {
    const caller = verify(sign());
    expect(caller).toEqual(desk);
    expect([Object.isFrozen(caller), Object.isFrozen(caller.regions)]).toEqual([true, true]);
    expect(
      verify(sign({ authorization: undefined }, [first], publicCaller), { authorization: undefined }),
    ).toEqual(publicCaller);
  });

  it('is good once', () => {
    const headers = sign();
    verify(headers);
    expect(() => verify(headers)).toThrow(fault('used before'));
    expect(verify(sign())).toEqual(desk);
  });

  it.each([
    ['another method', { method: 'GET' }],
    ['another path', { target: '/graphql?x' }],
    ['another token', { authorization: 'Bearer a.b.d' }],
    ['no token', { authorization: undefined }],
    ['another body', { body: '{"query":"{ who} "}' }],
    ['a body with one byte more', { body: `${body} ` }],
    ['no body', { body: '' }],
  ])('is refused with %s', (_, change) => {
    expect(() => verify(sign(), change)).toThrow(fault('altered'));
  });

  it('is refused with another caller, another time, another nonce and under another key’s name', () => {
    const admin = { 'banenbrug-caller': writeCallerHeader({ ...desk, role: 'ADMIN' }) };
    expect(() => verify({ ...sign(), ...admin })).toThrow(fault('altered'));
    const signature = sign()['banenbrug-signature'] ?? '';
    const changed = (from: RegExp, to: string) => ({
      ...sign(),
      'banenbrug-signature': signature.replace(from, to),
    });
    expect(() => verify(changed(/time=\d+/, `time=${start + 1}`))).toThrow(fault('altered'));
    expect(() => verify(changed(/nonce=.{22}/, `nonce=${'A'.repeat(22)}`))).toThrow(fault('altered'));
    expect(() => verify(changed(/key=k1/, 'key=k2'))).toThrow(fault('unknown key'));
    verifier = createSignatureVerifier({ keys: [first, { ...first, id: 'k2' }], clock });
    expect(() => verify(changed(/key=k1/, 'key=k2'))).toThrow(fault('altered'));
  });

  it('of a body that nobody has read is bound to its length, and never taken for one of a body that was', () => {
    const unread = (unreadLength: number | null) => ({ body: { unreadLength } });
    expect(sign(unread(3))['banenbrug-signature']).toMatch(/^v1-unread;/);
    for (const length of [0, 3, null]) expect(verify(sign(unread(length)), unread(length))).toEqual(desk);
    for (const [signed, sent] of [
      [unread(3), unread(4)],
      [unread(3), unread(null)],
      [unread(3), { body: '3\n' }],
      [{ body: '3\n' }, unread(3)],
      [{ body: '' }, unread(0)],
    ] as const) {
      expect(() => verify(sign(signed), sent)).toThrow(fault('altered'));
    }
    const headers = sign(unread(3));
    const renamed = {
      ...headers,
      'banenbrug-signature': headers['banenbrug-signature']?.replace('v1-unread', 'v1') ?? '',
    };
    expect(() => verify(renamed, { body: '3\n' })).toThrow(fault('altered'));
  });

  it('spends no nonce on a request that was altered', () => {
    const headers = sign();
    expect(() => verify(headers, { body: '{}' })).toThrow(fault('altered'));
    expect(verify(headers)).toEqual(desk);
  });

  it.each([
    ['no headers at all', {}],
    ['no signature', { 'banenbrug-caller': writeCallerHeader(desk) }],
    ['no caller', { 'banenbrug-signature': sign0() }],
    ['a signature of another version', { ...caller0(), 'banenbrug-signature': sign0().replace('v1', 'v2') }],
    ['two signatures', { ...caller0(), 'banenbrug-signature': `${sign0()}, ${sign0()}` }],
    ['a short code', { ...caller0(), 'banenbrug-signature': sign0().slice(0, -1) }],
  ])('is missed where there is %s', (_, headers) => {
    expect(() => verify(headers)).toThrow(fault('unsigned'));
  });

  it.each([-30_001, 30_001])('is refused when the clocks are %d ms apart', (ms) => {
    const headers = sign();
    now = start + ms;
    expect(() => verify(headers)).toThrow(fault('outside the window'));
  });

  it.each([-30_000, 30_000])('is accepted when the clocks are %d ms apart, and once', (ms) => {
    const headers = sign();
    now = start + ms;
    expect(verify(headers)).toEqual(desk);
    for (now = start - 30_000; now <= start + 30_000; now += 1000) {
      expect(() => verify(headers)).toThrow(fault('used before'));
    }
  });

  it('is refused when its body arrives after the window, for its nonce may be forgotten by then', () => {
    const admitted = verifier.admit({
      method: request.method,
      url: request.target,
      headers: { ...sign(), authorization: request.authorization },
    });
    now = start + 30_001;
    expect(() => admitted(Buffer.from(body))).toThrow(fault('outside the window'));
  });

  it('rotates without a gap: both sides learn the new key, then it signs, then the old one goes', () => {
    verifier = createSignatureVerifier({ keys: [first, second], clock });
    expect(verify(sign({}, [first, second]))).toEqual(desk);
    expect(verify(sign({}, [second, first]))).toEqual(desk);
    verifier = createSignatureVerifier({ keys: [second], clock });
    expect(verify(sign({}, [second, first]))).toEqual(desk);
    expect(() => verify(sign({}, [first, second]))).toThrow(fault('unknown key'));
  });

  it('is bound to every part: whatever is changed, it is refused', () => {
    const text = fc.string({ maxLength: 40 }).map((part) => part.replace(/[\n\0]/g, ' '));
    const part = fc.record({ method: text, target: text, authorization: text, body: fc.string() });
    fc.assert(
      fc.property(part, part, (signed, sent) => {
        fc.pre(JSON.stringify(signed) !== JSON.stringify(sent));
        expect(() => verify(sign(signed), sent)).toThrow(fault('altered'));
      }),
    );
  });

  function sign0(): string {
    return `v1;key=k1;time=${start};nonce=${'A'.repeat(22)};mac=${'A'.repeat(43)}`;
  }
  function caller0() {
    return { 'banenbrug-caller': writeCallerHeader(desk) };
  }
});

describe('the caller header', () => {
  it('names the caller it was written for', () => {
    expect(readCallerHeader(writeCallerHeader(desk))).toEqual(desk);
    expect(readCallerHeader(writeCallerHeader(publicCaller))).toEqual(publicCaller);
  });

  it.each([
    ['nothing', ''],
    ['no JSON', 'e30x'],
    ['an unknown role', json({ ...desk, role: 'ROOT' })],
    ['a part too many', json({ ...desk, isAdmin: true })],
    ['a part too few', json({ role: 'ADMIN' })],
    ['a desk that is no id', json({ ...desk, deskId: 'desk' })],
    ['a region that is none', json({ ...desk, regions: ['AM06,AM07'] })],
  ])('is not read where it says %s', (_, header) => {
    expect(readCallerHeader(header)).toBeNull();
  });

  function json(value: unknown): string {
    return Buffer.from(JSON.stringify(value)).toString('base64url');
  }
});
