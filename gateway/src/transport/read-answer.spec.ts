import { readAnswer } from './read-answer';

const read = (body: string | Buffer): unknown => readAnswer(Buffer.from(body));

describe('readAnswer', () => {
  it('reads data and errors, and nothing else', () => {
    const errors = [{ message: 'No.', path: ['a', 0], extensions: { code: 'NO' } }];
    expect(read(JSON.stringify({ data: { a: 'é' }, errors, more: 1 }))).toEqual({ data: { a: 'é' }, errors });
  });

  it.each([
    ['not UTF-8', Buffer.from('{"data":{"a":"\xe9"}}', 'latin1')],
    ['UTF-16', Buffer.from('{"data":{}}', 'utf16le')],
    ['behind a byte order mark', '\ufeff{"data":{}}'],
    ['a list', '[]'],
    ['a path that holds an object', '{"errors":[{"message":"x","path":[{}]}]}'],
    ['a path that holds a fraction', '{"errors":[{"message":"x","path":["a",1.5]}]}'],
  ])('refuses a body that is, or has, %s', (_, body) => {
    expect(() => read(body)).toThrow(expect.objectContaining({ code: 'SUBGRAPH_BAD_RESPONSE' }));
  });
});
