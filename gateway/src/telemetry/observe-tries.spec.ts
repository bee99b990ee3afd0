import { observeTries } from './observe-tries';

describe('the tries of fetches', () => {
  it('become signals: what is sent again, what is refused, and how the breaker stands', () => {
    const told: unknown[] = [];
    const tries = observeTries({
      fetchRetried: (subgraph) => void told.push(['again', subgraph]),
      shed: (reason) => void told.push(['shed', reason]),
      breakerChanged: (subgraph, state) => void told.push(['breaker', subgraph, state]),
    });
    tries.onTry('regions', 1);
    tries.onTry('regions', 2);
    tries.onShed('regions');
    tries.onBreaker('regions', 'open');
    expect(told).toEqual([
      ['again', 'regions'],
      ['shed', 'subgraph'],
      ['breaker', 'regions', 'open'],
    ]);
  });
});
