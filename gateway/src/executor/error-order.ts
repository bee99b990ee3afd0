import type { GraphQLError } from 'graphql';
import type { Shape } from '../plan/selection-shape';

/**
 * Errors in the order of their places in the answer, and of their texts at one place. Fetches, and resolvers inside
 * a subgraph, fail in another order every time; the same answer should read the same.
 * @param asked what the client asked, as response keys
 */
export function inAnswerOrder(errors: readonly GraphQLError[], asked: Shape): GraphQLError[] {
  return errors
    .map((error) => ({ error, place: placeOf(error, asked) }))
    .sort((a, b) => comparePlaces(a.place, b.place) || compareTexts(a.error, b.error))
    .map(({ error }) => error);
}

/** A path as numbers: indices as they are, keys as their rank among what was asked beside them. */
function placeOf({ path = [] }: GraphQLError, asked: Shape): number[] {
  let shape: Shape | null = asked;
  return path.map((key) => {
    if (typeof key === 'number') return key;
    const rank: number = shape ? Object.keys(shape).indexOf(key) : -1;
    shape = shape?.[key] ?? null;
    return rank;
  });
}

function comparePlaces(a: readonly number[], b: readonly number[]): number {
  for (const [index, step] of a.entries()) {
    const other = b[index];
    if (other === undefined) break;
    if (step !== other) return step - other;
  }
  return a.length - b.length;
}

function compareTexts(a: GraphQLError, b: GraphQLError): number {
  const [textA, textB] = [JSON.stringify(a), JSON.stringify(b)];
  return textA < textB ? -1 : Number(textA > textB);
}
