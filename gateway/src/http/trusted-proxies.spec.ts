import type { IncomingMessage } from 'node:http';
import { approachThrough } from './trusted-proxies';

/** As much of a request as the way it came by says. */
function request(headers: Record<string, string> = {}): IncomingMessage {
  return { headers, socket: { remoteAddress: '10.0.0.1' } } as unknown as IncomingMessage;
}

const forwarded = (list: string): IncomingMessage => request({ 'x-forwarded-for': list });

describe('the address of a client', () => {
  it('is the socket’s, whatever a header says, where no proxy is trusted', () => {
    const { addressOf, isSecure } = approachThrough(0);
    expect(addressOf(forwarded('192.0.2.1'))).toBe('10.0.0.1');
    expect(isSecure(request({ 'x-forwarded-proto': 'https' }))).toBe(false);
  });

  it.each([
    [1, '192.0.2.1', '192.0.2.1'],
    [1, 'invented, 192.0.2.66, 192.0.2.1', '192.0.2.1'],
    [2, '192.0.2.66, 192.0.2.1, 10.0.0.2', '192.0.2.1'],
    [2, '192.0.2.1', '192.0.2.1'],
    [1, '192.0.2.1:4711', '192.0.2.1'],
    [1, '[2001:db8::1]:4711', '2001:db8::1'],
    [1, '2001:db8::1', '2001:db8::1'],
    [1, '192.0.2.1, unknown', '10.0.0.1'],
    [1, '', '10.0.0.1'],
  ])('is behind %d of ours, told "%s", %s', (proxies, list, address) => {
    expect(approachThrough(proxies).addressOf(forwarded(list))).toBe(address);
  });

  it('is the socket’s where a proxy told none', () => {
    expect(approachThrough(1).addressOf(request())).toBe('10.0.0.1');
  });
});

describe('whether a client came over TLS', () => {
  it.each([
    [1, 'https', true],
    [1, 'HTTPS', true],
    [1, 'http', false],
    [1, 'https, http', false],
    [2, 'http, https, http', true],
    [1, '', false],
  ])('is, behind %d of our proxies, told "%s": %s', (proxies, told, isSecure) => {
    expect(approachThrough(proxies).isSecure(request({ 'x-forwarded-proto': told }))).toBe(isSecure);
  });
});
