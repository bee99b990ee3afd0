import { foreseenError } from './foreseen-error';

describe('foreseenError', () => {
  it('leaves an error with a code as its subgraph wrote it', () => {
    const error = {
      message: 'You may not.',
      path: ['a'],
      extensions: { code: 'FORBIDDEN', reason: 'closed' },
    };
    expect(foreseenError(error, 'en')).toBe(error);
  });

  it.each([
    ['without a code', {}],
    ['of a fault', { code: 'INTERNAL_SERVER_ERROR' }],
    ['with something else for a code', { code: 'http://10.0.0.7' }],
    ['with a code that is no text', { code: 7 }],
  ])('says nothing of an error %s, but where it was and the number it is logged under', (_, extensions) => {
    const given = {
      message: 'select secret',
      path: ['a'],
      extensions: { ...extensions, requestId: 'r', sql: 's' },
    };
    const told = foreseenError(given, 'en');
    expect(told.message).not.toContain('select');
    expect({ ...told, message: '' }).toEqual({
      message: '',
      path: ['a'],
      extensions: { code: 'INTERNAL_SERVER_ERROR', requestId: 'r' },
    });
    expect(foreseenError(given, 'nl').message).not.toBe(told.message);
  });

  it('cuts a message that nobody would read', () => {
    const error = { message: 'x'.repeat(5_000), extensions: { code: 'NO' } };
    expect(foreseenError(error, 'en').message).toHaveLength(1000);
  });
});
