import {
  type BreakerState,
  type CircuitBreaker,
  createCircuitBreaker,
  type Outcome,
} from './circuit-breaker';

const settings = { share: 0.5, minimum: 4, sample: 8, windowMs: 1000, openMs: 500 };

function made(): { breaker: CircuitBreaker; changes: BreakerState[]; pass: (ms: number) => void } {
  const changes: BreakerState[] = [];
  let time = 0;
  const breaker = createCircuitBreaker(
    settings,
    () => time,
    (state) => changes.push(state),
  );
  const pass = (ms: number): void => {
    time += ms;
  };
  return { breaker, changes, pass };
}

function tell(breaker: CircuitBreaker, ...outcomes: Outcome[]): void {
  for (const outcome of outcomes) breaker.admit()?.(outcome);
}

function opened(): ReturnType<typeof made> {
  const broken = made();
  tell(broken.breaker, 'failed', 'failed', 'failed', 'failed');
  return broken;
}

describe('a breaker', () => {
  it('opens when half of the last tries failed, and lets nobody through', () => {
    const { breaker, changes } = made();
    tell(breaker, 'answered', 'answered', 'failed');
    expect(breaker.refuses()).toBe(false);
    tell(breaker, 'failed');
    expect(breaker.state()).toBe('open');
    expect(breaker.refuses()).toBe(true);
    expect(breaker.admit()).toBeNull();
    expect(changes).toEqual(['open']);
  });

  it('says nothing of fewer tries than it needs, and counts none that tell nothing', () => {
    const { breaker } = made();
    tell(breaker, 'failed', 'failed', 'failed', 'unknown', 'unknown', 'unknown');
    expect(breaker.state()).toBe('closed');
  });

  it('forgets what is long ago, and what many later ones have pushed out', () => {
    const { breaker, pass } = made();
    tell(breaker, 'failed', 'failed', 'failed');
    pass(1001);
    tell(breaker, 'failed');
    expect(breaker.state()).toBe('closed');
    tell(breaker, ...Array<Outcome>(8).fill('answered'), 'failed', 'failed', 'failed');
    expect(breaker.state()).toBe('closed');
  });

  it('lets one through when its time is over, and all when that one is answered', () => {
    const { breaker, changes, pass } = opened();
    pass(499);
    expect(breaker.admit()).toBeNull();
    pass(1);
    expect(breaker.refuses()).toBe(false);
    const settle = breaker.admit();
    expect(breaker.state()).toBe('half-open');
    expect(breaker.admit()).toBeNull();
    settle?.('answered');
    expect(breaker.admit()).not.toBeNull();
    expect(changes).toEqual(['open', 'half-open', 'closed']);
    // It begins anew: one failure is none of many.
    tell(breaker, 'failed');
    expect(breaker.state()).toBe('closed');
  });

  it('stays open for as long again when the one fails', () => {
    const { breaker, pass } = opened();
    pass(500);
    tell(breaker, 'failed');
    pass(499);
    expect(breaker.refuses()).toBe(true);
    pass(1);
    expect(breaker.refuses()).toBe(false);
  });

  it('lets the next one try when the client of the one has gone', () => {
    const { breaker, changes, pass } = opened();
    pass(500);
    tell(breaker, 'unknown', 'answered');
    expect(changes).toEqual(['open', 'half-open', 'closed']);
  });

  it('does not hear what was sent before it opened', () => {
    const { breaker, pass } = made();
    const [early, late] = [breaker.admit(), breaker.admit()];
    tell(breaker, 'failed', 'failed', 'failed', 'failed');
    early?.('answered');
    expect(breaker.state()).toBe('open');
    pass(500);
    const settle = breaker.admit();
    late?.('failed');
    expect(breaker.state()).toBe('half-open');
    settle?.('answered');
    expect(breaker.state()).toBe('closed');
  });
});
