import fc from 'fast-check';
import { checkGrant } from './access-grant-input.service';

const refusalsOf = (value: string) =>
  checkGrant({ issuer: 'urn:issuer', claim: 'sub', value, role: 'LIAISON' }).map((error) =>
    error.__typename === 'SensitiveText' ? error.category : error.__typename,
  );

const hexadecimal = fc.stringMatching(/^[0-9a-f]{24,40}$/);
const around = fc.constantFrom(
  ['', ''],
  ['group ', ''],
  ['auth0|', ''],
  ['f:', ':desk'],
  ['/hub/', '/people'],
);

describe('the value of a grant', () => {
  it('may be any opaque id, whatever its digits look like, alone or in a path', () => {
    fc.assert(
      fc.property(fc.oneof(fc.uuid(), hexadecimal), around, (id, [before = '', after = '']) => {
        expect(refusalsOf(`${before}${id}${after}`)).toEqual([]);
      }),
      { numRuns: 2000 },
    );
    expect(refusalsOf('11122233-3061-4234-8678-061234567890')).toEqual([]);
  });

  it('may not name a person beside an opaque id', () => {
    const id = '0b6f7c3e-8f5a-4a52-9d1e-5a2b7c9d0e1f';
    expect(refusalsOf(`${id} j.jansen@example.nl`)).toEqual(['EMAIL']);
    expect(refusalsOf(`111222333 ${id}`)).toEqual(['BSN']);
    expect(refusalsOf(`${id}/06 12345678`)).toEqual(['PHONE']);
  });

  it('is measured as it is written, ids and all', () => {
    expect(refusalsOf('0'.repeat(201))).toEqual(['InvalidValue']);
    expect(refusalsOf('0'.repeat(200))).toEqual([]);
  });
});
