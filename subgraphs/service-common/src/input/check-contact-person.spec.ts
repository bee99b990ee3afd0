import { checkContactPerson } from './check-contact-person';

const path = ['input', 'deputy'];
const person = { functionTitle: 'Account manager', emailAddress: 'desk@example.nl' };

describe('checkContactPerson', () => {
  it.each([
    {},
    { name: null, phone: null },
    { name: 'A. Function', phone: '088-000 00 00' },
    { phone: '+31 (88) 000 00 00' },
    { phone: '0800-1234' },
    { phone: '0900 - 123 4567' },
    { phone: '14 020' },
    { phone: '+31  (0)88  0000000' },
  ])('has nothing against a function and its address with %j', (rest) => {
    expect(checkContactPerson({ ...person, ...rest }, path)).toEqual([]);
  });

  it.each([
    ['ask inside', 'MALFORMED'],
    ['', 'MALFORMED'],
    ['+', 'MALFORMED'],
    ['088 ext. 5', 'MALFORMED'],
    ['111222333', 'MALFORMED'],
    ['012 345 672', 'MALFORMED'],
    ['1234567890', 'MALFORMED'],
    ['088\n000', 'MALFORMED'],
    ['a\0b', 'MALFORMED'],
    ['0'.repeat(21), 'TOO_LONG'],
  ])('refuses the phone %j as %s', (phone, reason) => {
    expect(checkContactPerson({ ...person, phone }, path)).toMatchObject([
      { __typename: 'InvalidValue', path: [...path, 'phone'], reason },
    ]);
  });

  it.each([
    ['functionTitle', ' ', { reason: 'REQUIRED' }],
    ['functionTitle', 'a'.repeat(121), { reason: 'TOO_LONG', maximum: 120 }],
    ['name', 'a'.repeat(121), { reason: 'TOO_LONG', maximum: 120 }],
    ['name', 'bsn 111222333', { __typename: 'SensitiveText', category: 'BSN' }],
    ['emailAddress', 'desk@example', { reason: 'MALFORMED' }],
  ])('refuses, in %s, %j', (field, value, error) => {
    expect(checkContactPerson({ ...person, [field]: value }, path)).toMatchObject([
      { path: [...path, field], ...error },
    ]);
  });

  it('tells everything that is wrong at once', () => {
    const found = checkContactPerson({ functionTitle: '', emailAddress: '', phone: 'none' }, path);
    expect(found.map((error) => error.path.at(-1))).toEqual(['functionTitle', 'emailAddress', 'phone']);
  });
});
