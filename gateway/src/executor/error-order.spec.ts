import { GraphQLError, parse } from 'graphql';
import { shapeOf } from '../plan/selection-shape';
import { inAnswerOrder } from './error-order';

const asked = shapeOf(
  parse('{ z: sites { name ...desk id } a: version } fragment desk on Site { desk { phone } }'),
);

const at = (...path: (string | number)[]): GraphQLError => new GraphQLError('lost', { path });

describe('inAnswerOrder', () => {
  it('goes by the order in which the client asked, then by index', () => {
    const ordered = [
      at('z'),
      at('z', 0, 'name'),
      at('z', 0, 'desk'),
      at('z', 0, 'desk', 'phone'),
      at('z', 0, 'id'),
      at('z', 2, 'name'),
      at('z', 10, 'name'),
      at('a'),
    ];
    expect(inAnswerOrder([...ordered].reverse(), asked)).toEqual(ordered);
  });

  it('begins with what has no place', () => {
    const placeless = new GraphQLError('lost');
    expect(inAnswerOrder([at('z'), placeless], asked)).toEqual([placeless, at('z')]);
  });

  it('goes by text at one place', () => {
    const of = (service: string): GraphQLError =>
      new GraphQLError('lost', { path: ['z', 0], extensions: { code: 'X', service } });
    expect(inAnswerOrder([of('regions'), of('agreements')], asked)).toEqual([
      of('agreements'),
      of('regions'),
    ]);
  });

  it('leaves the errors it was given as they stand', () => {
    const errors = [at('a'), at('z')];
    inAnswerOrder(errors, asked);
    expect(errors).toEqual([at('a'), at('z')]);
  });
});
