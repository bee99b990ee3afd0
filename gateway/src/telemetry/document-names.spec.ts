import { createHash } from 'node:crypto';
import { sensitive } from '@banenbrug/testkit';
import { createDocumentNames } from './document-names';

const bsn = sensitive('BSN', '123456782');
const id = createHash('sha256').update(`query of${bsn} { a }`).digest('hex');

describe('the name of a document', () => {
  it('is the one in the manifest, else the beginning of its SHA-256', () => {
    const nameOf = createDocumentNames([{ id, name: 'Regions' }]);
    expect(nameOf(id)).toBe('Regions');
    expect(nameOf('0'.repeat(64))).toBe('0'.repeat(12));
  });

  it('has nothing of an id that is no SHA-256: it could have text of a client in it', () => {
    const name = createDocumentNames([])(`x${bsn}`);
    expect(name).toMatch(/^[0-9a-f]{12}$/);
  });
});
