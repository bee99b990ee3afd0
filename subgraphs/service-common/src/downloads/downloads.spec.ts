import { Readable } from 'node:stream';
import { sensitive } from '@banenbrug/testkit';
import fc from 'fast-check';
import { isAgreedDownload } from './agreed-download';
import { type DownloadFile, refuseDownload } from './download';
import { isDownloadName } from './download-kinds';
import { hashTicketSecret, isTicketSecret, makeTicketSecret } from './ticket-secret';

const file: DownloadFile = { type: 'FILE', kind: 'CSV', name: 'a-1', tag: null, body: Readable.from([]) };

describe('the form of a download', () => {
  it.each([
    [file, true],
    [{ ...file, kind: 'HTML' }, false],
    [{ ...file, kind: 'constructor' }, false],
    [{ ...file, name: 'A' }, false],
    [{ ...file, tag: 'a"' }, false],
    [{ type: 'UNCHANGED', tag: 'a' }, true],
    [{ type: 'UNCHANGED', tag: '' }, false],
    [refuseDownload('DOWNLOAD_TOO_LARGE', { maximum: 3 }), true],
    [refuseDownload('DOWNLOAD_TOO_LARGE', { maximum: 'a b' }), false],
    [{ type: 'REFUSED', code: 'FORBIDDEN', facts: {} }, false],
    [{ type: 'REFUSED', code: 'toString', facts: {} }, false],
    [{ type: 'OTHER' }, false],
  ])('of %j is agreed: %s', (answer, isAgreed) => {
    expect(isAgreedDownload(answer as DownloadFile)).toBe(isAgreed);
  });

  it('has a name that is the same in a header, a log and a file system, whatever is tried', () => {
    fc.assert(
      fc.property(
        fc.string({ unit: fc.constantFrom(...'ab1-./\\"; \r\nÉ%'.split('')), maxLength: 100 }),
        (name) => {
          expect(isDownloadName(name)).toBe(
            name.length <= 80 &&
              /^[a-z0-9-]+$/.test(name) &&
              name.split('-').length <= 10 &&
              !name.split('-').includes(''),
          );
        },
      ),
      { numRuns: 1000 },
    );
  });
});

describe('the secret of a ticket', () => {
  it('has 256 bits, is never the same, and is known by its hash alone', () => {
    const made = Array.from({ length: 50 }, makeTicketSecret);
    expect(new Set(made.map(({ secret }) => sensitive('token', secret))).size).toBe(50);
    for (const { secret, secretHash } of made) {
      expect(Buffer.from(secret, 'base64url')).toHaveLength(32);
      expect(secretHash).toBe(hashTicketSecret(secret));
      expect(isTicketSecret(secretHash, secret)).toBe(true);
      expect(isTicketSecret(secretHash, `${secret}x`)).toBe(false);
      expect(isTicketSecret(null, secret)).toBe(false);
    }
  });
});
