import { publicCaller } from '@banenbrug/service-common';
import { callers } from '@banenbrug/testkit';
import { jsonOf } from '../../src/answers/written-answer';
import { freshnessOf } from '../../src/response-cache/freshness';
import { startCachedHub } from './cached-hub';

const town = '{ town { code asked who } }';
const signedIn = { caller: callers.liaison(), token: 'a token' };

describe('an answer that is the same for everybody', () => {
  it('is made once, and told to all until its time is up', async () => {
    const { ask, clock, resolved } = startCachedHub();
    const first = await ask(town);
    clock.set('2026-06-15T08:00:59.999Z');
    const again = await ask(town, signedIn);
    expect(again.data).toEqual({ town: { code: 'T', asked: 1, who: 'PUBLIC' } });
    expect(jsonOf(again)).toBe(jsonOf(first));
    expect(freshnessOf(first)).toEqual({ maxAge: 60, age: 0 });
    expect(freshnessOf(again)).toEqual({ maxAge: 60, age: 59 });
    clock.set('2026-06-15T08:01:00Z');
    expect((await ask(town)).data).toMatchObject({ town: { asked: 2 } });
    expect(resolved).toEqual(['town', 'town']);
  });

  it('is made as for somebody without a token, whoever asks first: a wrong hint tells nobody what is another’s', async () => {
    const { ask, resolved } = startCachedHub();
    expect((await ask(town, signedIn)).data).toMatchObject({ town: { who: 'PUBLIC' } });
    expect((await ask(town)).data).toMatchObject({ town: { who: 'PUBLIC' } });
    expect(resolved).toEqual(['town']);
  });

  it('lives as long as the field that may be kept for the shortest time, in whatever subgraph', async () => {
    const { ask, clock, resolved } = startCachedHub();
    const query = '{ town { code desk { phone } people } }';
    await ask(query);
    clock.set('2026-06-15T08:00:09Z');
    await ask(query);
    expect(resolved).toEqual(['town', 'people']);
    clock.set('2026-06-15T08:00:10Z');
    await ask(query);
    expect(resolved).toHaveLength(4);
  });

  it('is one for each document, operation, language and set of values, in whatever order these came', async () => {
    const { ask, resolved } = startCachedHub();
    const query = 'query ($name: String, $size: Int) { town(name: $name, size: $size) { code } }';
    await ask(query, { variables: { name: 'a', size: 1 } });
    await ask(query, { variables: { size: 1, name: 'a', unused: 'b' } });
    expect(resolved).toHaveLength(1);
    await ask(query, { variables: { name: 'a' } });
    await ask(query, { variables: { name: 'a', size: null } });
    await ask(query, { variables: { name: 'a', size: 1 }, language: 'nl' });
    await ask(`${query} `, { variables: { name: 'a', size: 1 } });
    expect(resolved).toHaveLength(5);
    const two = 'query A { town { code } } query B { town { code who } }';
    await ask(two, { operationName: 'A' });
    expect((await ask(two, { operationName: 'B' })).data).toEqual({ town: { code: 'T', who: 'PUBLIC' } });
  });

  it('ends with the day in the Netherlands, for what is asked of today', async () => {
    const { ask, clock, resolved } = startCachedHub();
    clock.set('2026-06-15T21:59:50Z');
    await ask(town);
    clock.set('2026-06-15T22:00:10Z');
    await ask(town);
    expect(resolved).toHaveLength(2);
  });

  it('is not told after a mutation, and neither is one whose making began before it', async () => {
    let land = (): void => {};
    let begin = (): void => {};
    const landing = new Promise<void>((resolve) => (land = resolve));
    const begun = new Promise<void>((resolve) => (begin = resolve));
    let renamed = 0;
    const hub = startCachedHub({
      answer: async (field) => {
        if (field === 'rename') return (renamed += 1);
        const seen = renamed;
        begin();
        if (seen === 0) await landing;
        return seen;
      },
    });
    const before = hub.ask(town);
    await begun;
    await hub.ask('mutation { rename }', signedIn);
    const after = await hub.ask(town);
    land();
    expect((await before).data).toMatchObject({ town: { asked: 0 } });
    expect(after.data).toMatchObject({ town: { asked: 1 } });
    expect((await hub.ask(town)).data).toMatchObject({ town: { asked: 1 } });
  });

  it('cannot be changed by one who got it for another who gets it', async () => {
    const { ask } = startCachedHub();
    await ask(town);
    const { data } = await ask(town);
    Object.assign(data?.['town'] as object, { code: 'changed' });
    expect((await ask(town)).data).toMatchObject({ town: { code: 'T' } });
  });

  it('is made once when many ask at the same time', async () => {
    const { ask, resolved } = startCachedHub();
    const answers = await Promise.all(Array.from({ length: 20 }, (_, n) => ask(town, n % 2 ? signedIn : {})));
    expect(new Set(answers.map(jsonOf)).size).toBe(1);
    expect(resolved).toEqual(['town']);
  });
});

describe('an answer that depends on who asks', () => {
  it('is kept for callers without a token, who are all one, and for nobody else', async () => {
    const { ask, resolved } = startCachedHub();
    const first = await ask('{ mine }');
    expect((await ask('{ mine }')).data).toEqual({ mine: 1 });
    expect(freshnessOf(first)).toBeNull();
    expect((await ask('{ mine }', signedIn)).data).toEqual({ mine: 2 });
    expect((await ask('{ mine }', signedIn)).data).toEqual({ mine: 3 });
    // A test, or a hub in the same process, names a caller without a token.
    expect((await ask('{ mine }', { caller: callers.admin() })).data).toEqual({ mine: 4 });
    expect((await ask('{ mine }', { caller: publicCaller, token: 'one' })).data).toEqual({ mine: 5 });
    expect(resolved).toHaveLength(5);
  });
});

describe('an answer is not kept', () => {
  it.each([
    ['when a field does not say how long', '{ town { code } fresh }'],
    [
      'when one does not that @skip leaves out',
      'query ($no: Boolean = true) { town { code } fresh @skip(if: $no) }',
    ],
    ['when it is of the schema', '{ __schema { queryType { name } } town { code } }'],
  ])('%s', async (_, query) => {
    const { ask, resolved } = startCachedHub();
    await ask(query);
    await ask(query);
    expect(resolved.filter((field) => field === 'town')).toHaveLength(2);
  });

  it('when something of it is kept from some roles: each role gets its own', async () => {
    const { ask, resolved } = startCachedHub();
    const query = '{ town { who } secret }';
    expect(await ask(query, signedIn)).toEqual({
      data: { town: { who: 'LIAISON' }, secret: expect.any(Number) },
    });
    const denied = await ask(query);
    expect(denied).toMatchObject({
      data: { secret: null },
      errors: [{ extensions: { code: 'UNAUTHENTICATED' } }],
    });
    await ask(query);
    expect(resolved.filter((field) => field === 'town')).toHaveLength(3);
  });

  it('when it has errors', async () => {
    let isBroken = true;
    const { ask } = startCachedHub({
      answer: () => {
        if (isBroken) throw new Error('broken');
        return 7;
      },
    });
    expect((await ask(town)).errors).toHaveLength(1);
    isBroken = false;
    expect(await ask(town)).toEqual({ data: { town: { code: 'T', asked: 7, who: 'PUBLIC' } } });
  });

  it('when the cache is off', async () => {
    const { ask, resolved } = startCachedHub({ maxBytes: 0 });
    await ask(town);
    await ask(town);
    expect(resolved).toHaveLength(2);
  });
});
