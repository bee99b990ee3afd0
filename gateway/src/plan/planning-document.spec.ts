import { parse, print } from 'graphql';
import { indexTypes } from '../supergraph/type-index';
import { clientKey } from './client-keys';
import { planningDocument } from './planning-document';

const types = indexTypes(parse('type Q { a: A code: ID } type A { id: ID name: String hidden: Int }'));
const planned = (text: string): string =>
  print(planningDocument(parse(text), types))
    .replaceAll(/\s+/g, ' ')
    .trim();

describe('planningDocument', () => {
  it('moves an alias aside that is the name of any field, and no other', () => {
    expect(planned('{ a { id: name nick: name hidden: name name } }')).toBe(
      '{ a { __c_id: name nick: name __c_hidden: name name } }',
    );
    expect(clientKey('__c_id')).toBe('id');
    expect(clientKey('nick')).toBe('nick');
  });

  it('drops an alias that says nothing', () => {
    expect(planned('{ a: a { id: id } }')).toBe('{ a { id } }');
  });

  it('asks a wanted type plainly, beside whatever fragment wants it', () => {
    expect(planned('{ a { t: __typename } }')).toBe('{ a { __typename __typename } }');
    expect(planned('{ a { ...F } } fragment F on A { ... { t: __typename } }')).toBe(
      '{ a { __typename ...F } } fragment F on A { ... { __typename } }',
    );
  });
});
