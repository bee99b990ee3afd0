import { type Role, publicCaller, roles, silentLogger } from '@banenbrug/service-common';
import { parse } from 'graphql';
import { createExecutor } from '../src/executor/executor';
import { createPlanner } from '../src/plan/planner';
import { readSupergraph } from '../src/supergraph/read-supergraph';
import { composeOrThrow } from './federation/start-federation';

const sdl = composeOrThrow({
  one: {
    typeDefs: `
      type Query { open: Int secret: Int @authenticated desk: Int @requiresScopes(scopes: [["DESK"]]) }
      type Mutation { drop: Int @authenticated }`,
  },
});

/** An executor that tells what was planned and what was fetched. */
function watched() {
  const native = createPlanner(sdl);
  const plan = jest.fn(native.plan);
  const fetch = jest.fn(() => Promise.resolve({ data: { open: 1, secret: 2, desk: 3 } }));
  const transport = { fetch, close: () => Promise.resolve() };
  const executor = createExecutor({
    supergraph: readSupergraph(sdl),
    planner: { plan },
    transportOf: () => transport,
    logger: silentLogger,
  });
  const ask = (query: string, role: Role, operationName?: string) =>
    executor.execute({
      document: parse(query),
      documentId: query,
      operationName,
      variables: {},
      context: {
        caller: { ...publicCaller, role },
        token: null,
        expiresAt: null,
        requestId: 'r',
        language: 'en',
      },
    });
  return { plan, fetch, ask };
}

describe('an operation under access rules', () => {
  it.each(['{ secret }', '{ a: secret ... on Query { desk } __typename }', 'mutation { drop }'])(
    'of which nothing is allowed is neither planned nor fetched: %s',
    async (query) => {
      const { plan, fetch, ask } = watched();
      const { errors } = await ask(query, 'PUBLIC');
      expect(new Set(errors?.map(({ extensions }) => extensions['code']))).toEqual(
        new Set(['UNAUTHENTICATED']),
      );
      expect(plan).not.toHaveBeenCalled();
      expect(fetch).not.toHaveBeenCalled();
    },
  );

  it('without guarded fields is planned once for all roles', async () => {
    const { plan, ask } = watched();
    for (const role of roles) await ask('{ open }', role);
    expect(plan).toHaveBeenCalledTimes(1);
  });

  it('with guarded fields is planned once for all roles that may have the same of them', async () => {
    const { plan, ask } = watched();
    const answers: unknown[] = [];
    for (let i = 0; i < 2; i += 1) {
      for (const role of roles) answers.push((await ask('{ open secret desk }', role)).data);
    }
    expect(plan).toHaveBeenCalledTimes(3);
    const [nothing, token, desk] = [
      { open: 1, secret: null, desk: null },
      { open: 1, secret: 2, desk: null },
      { open: 1, secret: 2, desk: 3 },
    ];
    const once = [nothing, token, desk, token, token, token];
    expect(answers).toEqual([...once, ...once]);
  });

  it('is planned once also when many ask it before its plan is there', async () => {
    const { plan, ask } = watched();
    await Promise.all(roles.flatMap((role) => [ask('{ open secret }', role), ask('{ open secret }', role)]));
    expect(plan).toHaveBeenCalledTimes(2);
  });

  it('shares nothing with another operation of its document', async () => {
    const { plan, ask } = watched();
    const query = 'query A { open } query B { open secret }';
    for (const role of roles) await ask(query, role, 'A');
    expect(plan).toHaveBeenCalledTimes(1);
    expect((await ask(query, 'PUBLIC', 'B')).data).toEqual({ open: 1, secret: null });
    expect((await ask(query, 'ADMIN', 'B')).data).toEqual({ open: 1, secret: 2 });
  });
});
