import { setTimeout as wait } from 'node:timers/promises';
import {
  type Federation,
  type TestContext,
  recordingLogger,
  startFederation,
  wires,
} from './federation/start-federation';

const steps: string[] = [];

/** A step that ends when it is told to, and long after the test otherwise. */
async function stuck({ signal }: TestContext): Promise<string> {
  steps.push('began');
  await wait(20_000, undefined, { signal, ref: false }).catch(() => steps.push('was told to stop'));
  return 'late';
}

const slow = {
  typeDefs: `
    type Query { stuck: Place }
    type Mutation { first: Int second: String third: Int }
    type Place @key(fields: "code") { code: ID! }
  `,
  resolvers: {
    Query: {
      stuck: async (_: never, __: never, context: TestContext) => {
        await stuck(context);
        return { code: 'late' };
      },
    },
    Mutation: {
      first: () => steps.push('first'),
      second: (_: never, __: never, context: TestContext) => stuck(context),
      third: () => steps.push('third'),
    },
  },
};

const quick = {
  typeDefs: `
    type Query { quick: Int }
    type Place @key(fields: "code") { code: ID! name: String }
  `,
  resolvers: { Query: { quick: () => 1 } },
};

describe.each(wires)('an operation over the %s transport that takes longer than it may', (wire) => {
  let federation: Federation;
  const logger = recordingLogger();
  beforeAll(async () => {
    federation = await startFederation(wire, { slow, quick }, { operationTimeoutMs: 1500, logger });
  });
  afterAll(() => federation.close());
  beforeEach(() => {
    steps.length = 0;
    logger.lines.length = 0;
  });

  const late = (path: string): object => ({
    message: expect.stringContaining('The operation took too long'),
    path: [path],
    extensions: { code: 'OPERATION_TIMEOUT', service: 'slow', maximumSeconds: 1.5 },
  });

  it('is answered with what had arrived, and its subgraph is told to stop', async () => {
    const answer = await federation.ask('{ quick stuck { code name } }');
    expect(answer).toEqual({ data: { quick: 1, stuck: null }, errors: [late('stuck')] });
    while (!steps.includes('was told to stop')) await wait(5);
    expect(logger.lines).toEqual([
      {
        facts: { requestId: expect.any(String), timeoutMs: 1500 },
        message: 'an operation was not finished in time',
      },
    ]);
  });

  it('leaves nothing that is missing unexplained, and begins no further write', async () => {
    const answer = await federation.ask('mutation { first second third }');
    expect(answer.data).toEqual({ first: 1, second: null, third: null });
    expect(answer.errors).toEqual([late('second'), late('third')]);
    while (!steps.includes('was told to stop')) await wait(5);
    expect(steps).toEqual(['first', 'began', 'was told to stop']);
  });

  it('says it in Dutch to who reads Dutch', async () => {
    const answer = await federation.ask('{ stuck { code } }', {}, { language: 'nl' });
    expect(answer.errors?.[0]?.message).toMatch(/^De vraag duurde te lang/);
  });
});
