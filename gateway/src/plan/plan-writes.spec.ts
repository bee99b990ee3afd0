import type { FlattenNodePathSegment } from '@graphql-hive/router-query-planner';
import { parse } from 'graphql';
import { type PlanWrite, needsCopies } from './plan-writes';
import { shapeOf } from './selection-shape';

/** "sites.@.|Book.region" as a path of a plan. */
function path(text: string): FlattenNodePathSegment[] {
  return text.split('.').map((part) => {
    if (part === '@') return '@';
    return part.startsWith('|') ? { TypeCondition: [part.slice(1)] } : { Field: part };
  });
}

const write = (paths: string[], selections: string): PlanWrite => ({
  paths: paths.map(path),
  shape: shapeOf(parse(selections)),
});
const root: PlanWrite = {
  paths: [[]],
  shape: shapeOf(parse('{ a { region { code } } b { region { code } } }')),
};

describe('needsCopies', () => {
  it('shares when an entity brings leaves only', () => {
    const leaves = write(['a.region', 'b.region'], '{ name code }');
    expect(needsCopies(leaves, [root, leaves, write(['a.region'], '{ desks { id } }')])).toBe(false);
  });

  it('shares when nothing is written below', () => {
    const desks = write(['a.@.region', 'b.@.region'], '{ desks { id contact { name } } }');
    expect(needsCopies(desks, [root, desks, write(['a.@.region'], '{ demand }')])).toBe(false);
  });

  it('shares when all that is written below comes along the same path', () => {
    const centre = write(['a.@.region'], '{ centre { id } }');
    expect(needsCopies(centre, [root, centre, write(['a.@.region.centre'], '{ name }')])).toBe(false);
  });

  it('copies when one of several places gets something of its own below', () => {
    const centre = write(['a.region', 'b.region'], '{ centre { id } }');
    expect(needsCopies(centre, [root, centre, write(['a.region.centre'], '{ name }')])).toBe(true);
  });

  it('copies when a deeper object of one place is written to', () => {
    const centre = write(['a.region', 'b.region'], '{ centre { town { id } } }');
    expect(needsCopies(centre, [root, centre, write(['b.region.centre.town'], '{ name }')])).toBe(true);
  });

  it('copies when a type above decides who gets what is written below', () => {
    const author = write(['a.@.work'], '{ author { id } }');
    expect(needsCopies(author, [root, author, write(['a.@.|Book.work.author'], '{ name }')])).toBe(true);
  });

  it('copies when another fetch completes the same object', () => {
    const size = write(['a.@.item'], '{ dimensions { size } }');
    const weight = write(['a.@.item'], '{ dimensions { weight } }');
    expect(needsCopies(size, [root, size, weight])).toBe(true);
  });
});
