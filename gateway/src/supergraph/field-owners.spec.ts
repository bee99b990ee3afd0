import { parse } from 'graphql';
import { composeSupergraph } from '../compose';
import { indexOwners } from './field-owners';

const link = `extend schema @link(url: "https://specs.apollo.dev/federation/v2.9", import: [
  "@key", "@external", "@requires", "@provides", "@shareable"
])`;

function ownersOf(parts: Readonly<Record<string, string>>): ReturnType<typeof indexOwners> {
  const subgraphs = Object.entries(parts).map(([name, sdl]) => ({ name, sdl: `${link} ${sdl}` }));
  const outcome = composeSupergraph(subgraphs);
  if (outcome.type === 'failed') throw new Error(outcome.problems.map(({ message }) => message).join());
  return indexOwners(parse(outcome.supergraph));
}

describe('indexOwners', () => {
  const ownerOf = ownersOf({
    first: `
      type Query { one: Thing @provides(fields: "lent")  both: Int @shareable }
      type Thing @key(fields: "id") { id: ID! mine: Inner size: Int lent: Int @external }
      type Inner { text: String }
    `,
    second: `
      type Query { both: Int @shareable }
      type Thing @key(fields: "id") {
        id: ID! lent: Int size: Int @external weight: Int @requires(fields: "size")
      }
    `,
  });

  it('names the one subgraph that gives a field', () => {
    expect(ownerOf('Query', 'one')).toBe('first');
    expect(ownerOf('Thing', 'mine')).toBe('first');
    expect(ownerOf('Inner', 'text')).toBe('first');
    expect(ownerOf('Thing', 'weight')).toBe('second');
  });

  it('names nobody where several give it: a key, a shared field, one that another provides', () => {
    expect(ownerOf('Thing', 'id')).toBeNull();
    expect(ownerOf('Query', 'both')).toBeNull();
    expect(ownerOf('Thing', 'lent')).toBeNull();
  });

  it('does not count who only requires a field', () => {
    expect(ownerOf('Thing', 'size')).toBe('first');
  });

  it('names nobody for what is not in the supergraph', () => {
    expect(ownerOf('Thing', 'nothing')).toBeNull();
  });
});
