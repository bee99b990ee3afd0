import * as fc from 'fast-check';
import { jsonDepth } from './json-depth';

const depthOf = (text: string): number => jsonDepth(Buffer.from(text));

/** The same, from the value: lists and objects are levels. */
function levels(value: unknown): number {
  if (typeof value !== 'object' || value === null) return 0;
  return 1 + Math.max(0, ...Object.values(value).map(levels));
}

describe('jsonDepth', () => {
  it('finds for every JSON text what its value has, however it is written', () => {
    fc.assert(
      fc.property(fc.jsonValue({ maxDepth: 6 }), fc.constantFrom(0, 2), (value, indent) => {
        expect(depthOf(JSON.stringify(value, null, indent))).toBe(levels(value));
      }),
    );
  });

  it('is not misled by texts', () => {
    fc.assert(
      fc.property(fc.array(fc.constantFrom('"', '\\', '[', ']', '{', '}', 'é')), (parts) => {
        expect(depthOf(JSON.stringify([parts.join('')]))).toBe(1);
      }),
    );
  });

  it('looks at a megabyte of brackets without a stack', () => {
    expect(depthOf('['.repeat(2 ** 20))).toBe(2 ** 20);
  });
});
