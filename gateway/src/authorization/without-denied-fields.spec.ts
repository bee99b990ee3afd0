import { buildSchema, parse, print, stripIgnoredCharacters, validate } from 'graphql';
import { withoutDeniedFields } from './without-denied-fields';

const schema = buildSchema(`
  type Query { a: Int secret: Int box: Box boxes: [Box!]! named: Named thing: Thing }
  type Mutation { put: Box drop: Box }
  type Box { open: Int secret: Int inner: Box }
  interface Named { id: ID! name: String of: Named }
  type Desk implements Named { id: ID! name: String of: Desk }
  type Firm implements Named { id: ID! name: String of: Named }
  type Vault { gold: Int }
  union Thing = Desk | Vault
`);
const denied = ['Query.secret', 'Box.secret', 'Desk.name', 'Firm.of', 'Vault.gold', 'Mutation.drop'];

function planned(query: string): string {
  const document = parse(query, { noLocation: true });
  expect(validate(schema, document)).toEqual([]);
  const allowed = withoutDeniedFields(document, schema, (type, field) => denied.includes(`${type}.${field}`));
  expect(validate(schema, allowed)).toEqual([]);
  return stripIgnoredCharacters(print(allowed));
}

describe('the document that is planned', () => {
  it.each([
    ['leaves a document alone without them', '{a box{open}}', '{a box{open}}'],
    ['loses them under any alias', '{a x:secret box{open y:secret}}', '{a box{open}}'],
    [
      'asks the type’s name where nothing is left',
      '{boxes{secret inner{secret}}}',
      '{boxes{inner{__typename}}}',
    ],
    ['asks it where nothing was anything else', '{boxes{secret}}', '{boxes{__typename}}'],
    [
      'loses them in fragments',
      '{...F ...on Query{box{...on Box{secret}}}}fragment F on Query{secret}',
      '{...F ...on Query{box{...on Box{__typename}}}}fragment F on Query{__typename}',
    ],
    ['keeps other mutations', 'mutation{drop{open}put{open}}', 'mutation{put{open}}'],
    [
      'keeps a field of an interface for the objects that may have it',
      '{named{id name}}',
      '{named{id ...on Firm{name}}}',
    ],
    [
      'keeps its alias and condition',
      '{named{n:name@skip(if:false)}}',
      '{named{...on Firm{n:name@skip(if:false)}}}',
    ],
    [
      'stays valid where an object’s field is narrower',
      '{named{of{...on Firm{id}name}}}',
      '{named{...on Desk{of{...on Named{...on Firm{id}...on Firm{name}}}}}}',
    ],
    [
      'goes through unions',
      '{thing{...on Vault{gold}...on Desk{id name}}}',
      '{thing{...on Vault{__typename}...on Desk{id}}}',
    ],
  ])('%s', (_, query, expected) => {
    expect(planned(query)).toBe(expected);
  });
});
