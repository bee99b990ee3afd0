import { randomBytes } from 'node:crypto';
import { readGatewayKeys } from './gateway-keys';

const secret = (bytes = 32): string => randomBytes(bytes).toString('base64url');

describe('readGatewayKeys', () => {
  it('reads keys in their order, the first of which signs', () => {
    const [one, two] = [secret(), secret(48)];
    expect(readGatewayKeys(`2026-11:${one}, k2:${two}`)).toEqual([
      { id: '2026-11', secret: Buffer.from(one, 'base64url') },
      { id: 'k2', secret: Buffer.from(two, 'base64url') },
    ]);
  });

  it.each([
    ['nothing', '', /as id:secret/],
    ['a secret without an id', secret(), /as id:secret/],
    ['a list that ends with a comma', `k1:${secret()},`, /as id:secret/],
    ['plain base64', `k1:${'+/'.repeat(22)}`, /as id:secret/],
    ['an id twice', `k1:${secret()},k1:${secret()}`, /same id/],
    ['a secret of 31 bytes', `k1:${secret(31)}`, /shorter than 32 bytes/],
    ['a short secret behind a good one', `k1:${secret()},k2:${secret(31)}`, /shorter than 32 bytes/],
    ['one byte again and again', `k1:${Buffer.alloc(32, 7).toString('base64url')}`, /not random/],
    [
      'a well-known word again and again',
      `k1:${Buffer.from('changeme'.repeat(4)).toString('base64url')}`,
      /not random/,
    ],
  ])('refuses %s, says what to do, and repeats nothing of it', (_, text, problem) => {
    const read = readGatewayKeys(text);
    expect(read).toEqual({ problem: expect.stringMatching(problem) });
    for (const part of text.split(/[:,]/).filter((part) => part.length > 2)) {
      expect(JSON.stringify(read)).not.toContain(part);
    }
  });
});
