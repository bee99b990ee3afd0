import { type Role, publicCaller, roles, silentLogger, systemClock } from '@banenbrug/service-common';
import { type DocumentNode, getOperationAST, parse } from 'graphql';
import { warmPlans } from '../src/documents/warm-plans';
import { compileOperation } from '../src/executor/compile-operation';
import { keepPrepared, planAhead } from '../src/executor/prepared-operations';
import { beginRun } from '../src/executor/run-operation';
import { createPlanner } from '../src/plan/planner';
import { readSupergraph } from '../src/supergraph/read-supergraph';
import { composeOrThrow } from './federation/start-federation';

const sdl = composeOrThrow({
  one: {
    typeDefs: `type Query { open: Int secret: Int @authenticated desk: Int @requiresScopes(scopes: [["DESK"]]) }`,
  },
});

/** What an executor keeps, with a planner that counts. */
function kept() {
  const native = createPlanner(sdl);
  const plan = jest.fn(native.plan);
  const supergraph = readSupergraph(sdl);
  const fetch = () => Promise.resolve({ data: { open: 1, secret: 2, desk: 3 } });
  const scope = {
    supergraph,
    planner: { plan },
    transportOf: () => ({ fetch, close: () => Promise.resolve() }),
  };
  const prepare = keepPrepared(supergraph, 100, (document, operation, isDenied) =>
    compileOperation(document, operation, scope, isDenied),
  );
  const prepared = (document: DocumentNode, documentId: string) => {
    const operation = getOperationAST(document);
    if (!operation) throw new Error('no operation');
    return { operation, ready: prepare({ document, documentId }, operation) };
  };
  const warm = (body: string) =>
    warmPlans([{ id: body, name: 'Asked', body }], {
      plan: (document, id) => {
        const { operation, ready } = prepared(document, id);
        return planAhead(ready, operation);
      },
      logger: silentLogger,
      clock: systemClock,
    });
  const ask = async (body: string, role: Role, variables = {}) => {
    const { ready } = prepared(parse(body), body);
    const coerced = ready.coerce(variables);
    const compiled = await ready.variantFor(role);
    const context = {
      caller: { ...publicCaller, role },
      token: null,
      expiresAt: null,
      requestId: 'r',
      language: 'en',
    } as const;
    const run = beginRun({ variables, context }, coerced.type === 'ok' ? coerced.values : {}, {
      logger: silentLogger,
      onFetch: undefined,
    });
    await compiled.fetch?.(run);
  };
  return { plan, warm, ask };
}

describe('a trusted document that was planned ahead', () => {
  it('is planned for no role that asks it', async () => {
    const { plan, warm, ask } = kept();
    const query = 'query Asked { open secret desk }';
    expect(await warm(query)).toEqual({ documents: 1, plans: 3, failed: 0 });
    expect(plan).toHaveBeenCalledTimes(3);
    for (const role of roles) await ask(query, role);
    expect(plan).toHaveBeenCalledTimes(3);
  });

  it('has its conditions as they are where a client says nothing; what it says otherwise is planned then', async () => {
    const { plan, warm, ask } = kept();
    const query =
      'query Asked($all: Boolean = true, $no: Boolean!) { open @include(if: $all) desk @skip(if: $no) }';
    await warm(query);
    const ahead = plan.mock.calls.length;
    expect(ahead).toBe(2);
    await ask(query, 'DESK', { no: false });
    expect(plan).toHaveBeenCalledTimes(ahead);
    await ask(query, 'DESK', { no: true });
    expect(plan).toHaveBeenCalledTimes(ahead + 1);
  });
});
