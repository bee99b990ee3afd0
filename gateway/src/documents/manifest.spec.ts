import { createHash } from 'node:crypto';
import { readManifest } from './read-manifest';
import { writeManifest } from './write-manifest';

const body = 'query Hello { hello }';
const id = createHash('sha256').update(body).digest('hex');
const good = { id, name: 'Hello', type: 'query', body };

const manifest = (operations: readonly unknown[], more: object = {}): string =>
  JSON.stringify({ format: 'apollo-persisted-query-manifest', version: 1, operations, ...more });

describe('readManifest', () => {
  it('reads documents, ids in either case, and takes no notice of what other tools add', () => {
    expect(
      readManifest(manifest([{ ...good, id: id.toUpperCase(), clientName: 'web' }], { more: 1 })),
    ).toEqual([{ id, name: 'Hello', body }]);
    expect(readManifest(manifest([]))).toEqual([]);
  });

  it.each([
    ['no JSON', '{', /not JSON/],
    ['another format', manifest([], { format: 'relay' }), /wrong at format: /],
    ['another version', manifest([], { version: 2 }), /wrong at version: /],
    ['a list', '[]', /wrong at its top: /],
    [
      'an entry without a body',
      manifest([good, { ...good, body: undefined }]),
      /wrong at operations\[1\]\.body: /,
    ],
    ['an id that is no hash', manifest([{ ...good, id: 'hello' }]), /operations\[0\]\.id: must be a SHA-256/],
    [
      'an id of another body',
      manifest([{ ...good, body: `${body} ` }]),
      /operations\[0\]: the id of "Hello" is not/,
    ],
    [
      'an entry that stands twice',
      manifest([good, { ...good, name: 'Again' }]),
      /operations\[1\]: "Again" stands there twice/,
    ],
  ])('refuses %s, and says where', (_, text, message) => {
    expect(() => readManifest(text)).toThrow(message);
  });
});

describe('writeManifest', () => {
  it('writes what readManifest reads, the text of each file as it stands', () => {
    const files = [
      { name: 'hello.graphql', text: `${body}\n` },
      { name: 'write.graphql', text: 'mutation { write { ...F } } fragment F on T { id }' },
    ];
    const written = writeManifest(files);
    expect(JSON.parse(written)).toMatchObject({ operations: [{ type: 'query' }, { type: 'mutation' }] });
    expect(readManifest(written).map(({ name, body: text }) => [name, text])).toEqual([
      ['Hello', files[0]?.text],
      ['write.graphql', files[1]?.text],
    ]);
  });

  it.each([
    ['no GraphQL', 'query {', /^bad\.graphql: Syntax Error/],
    ['two operations', 'query A { a } query B { b }', /^bad\.graphql: .* this has 2/],
    ['no operation', 'fragment F on T { a }', /^bad\.graphql: .* this has 0/],
  ])('refuses a file with %s, and names it', (_, text, message) => {
    expect(() => writeManifest([{ name: 'bad.graphql', text }])).toThrow(message);
  });
});
