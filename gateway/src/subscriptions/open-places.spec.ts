import fc from 'fast-check';
import { createOpenPlaces } from './open-places';

describe('places for what stays open', () => {
  it('are so many for each holder, and so many in all', () => {
    const places = createOpenPlaces(2, 3);
    const leave = places.take('a');
    places.take('a');
    expect(() => places.take('a')).toThrow(
      expect.objectContaining({ code: 'SUBSCRIPTION_LIMIT_EXCEEDED', details: { maximum: 2 } }),
    );
    places.take('b');
    expect(() => places.take('b')).toThrow(expect.objectContaining({ code: 'SUBSCRIPTIONS_BUSY' }));
    leave();
    leave();
    expect(places.taken).toBe(2);
    places.take('b');
  });

  it('are never more than there are, and all there again in the end, in whatever order they are given back', () => {
    const steps = fc.array(fc.record({ holder: fc.constantFrom('a', 'b', 'c'), leaves: fc.nat(5) }), {
      maxLength: 60,
    });
    fc.assert(
      fc.property(steps, (taken) => {
        const places = createOpenPlaces(3, 5);
        const held: (() => void)[] = [];
        for (const { holder, leaves } of taken) {
          if (leaves < held.length) held.splice(leaves, 1).forEach((leave) => leave());
          try {
            held.push(places.take(holder));
          } catch {
            // Full.
          }
          expect(places.taken).toBe(held.length);
          expect(places.taken).toBeLessThanOrEqual(5);
        }
        for (const leave of held) leave();
        expect(places.taken).toBe(0);
        for (const holder of ['a', 'b', 'a', 'b', 'a']) places.take(holder);
      }),
    );
  });
});
