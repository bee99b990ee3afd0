import { keepTokens } from './kept-tokens';

const at = (ms: number) => ({ issuer: 'i', subject: 's', expiresAt: new Date(ms), claims: {} });

function kept(leewaySeconds = 0) {
  const state = { now: 0, generation: 1 as number | null };
  const tokens = keepTokens({
    clock: { now: () => new Date(state.now) },
    leewaySeconds,
    generation: () => state.generation,
  });
  return { state, tokens };
}

describe('a token that was verified', () => {
  it('is known until it ends, and not at its end', () => {
    const { state, tokens } = kept();
    tokens.keep('token', at(1000));
    state.now = 999;
    expect(tokens.find('token')?.subject).toBe('s');
    expect(tokens.find('token2')).toBeUndefined();
    state.now = 1000;
    expect(tokens.find('token')).toBeUndefined();
  });

  it('is known as long after its end as tokens are accepted', () => {
    const { state, tokens } = kept(5);
    tokens.keep('token', at(1000));
    state.now = 5999;
    expect(tokens.find('token')).toBeDefined();
    state.now = 6000;
    expect(tokens.find('token')).toBeUndefined();
  });

  it('must be verified again when the keys were fetched anew, or have to be', () => {
    const { state, tokens } = kept();
    tokens.keep('token', at(1000));
    state.generation = 2;
    expect(tokens.find('token')).toBeUndefined();
    tokens.keep('token', at(1000));
    state.generation = null;
    expect(tokens.find('token')).toBeUndefined();
    tokens.keep('token', at(1000));
    state.generation = 2;
    expect(tokens.find('token')).toBeUndefined();
  });
});
