import { observedLogger, sensitive } from '@banenbrug/testkit';
import { buildSchema, execute, GraphQLError, type GraphQLFieldResolver, parse } from 'graphql';
import { QueryFailedError } from 'typeorm';
import type { Language } from '../language';
import { type ErrorCode, errorCodes, errorMessage } from './error-codes';
import { HubError } from './hub-error';
import { faultOf, maskError } from './mask-error';

const secret = sensitive('BSN', '123456782');

/** What a client gets of a field that is resolved so, and what the log gets. */
async function maskedOf(
  resolver: GraphQLFieldResolver<unknown, unknown>,
  { language = 'en', text = '{ value }', variables = {} }: MaskOptions = {},
): Promise<{ errors: readonly GraphQLError[]; logged: unknown[][] }> {
  const logged: unknown[][] = [];
  const log = (...parts: unknown[]): void => void logged.push(parts);
  const logger = observedLogger('mask-error', log);
  const { errors = [] } = await execute({
    schema: buildSchema('type Query { value(limit: Int! = 5): Int  text: String! }'),
    document: parse(text),
    fieldResolver: resolver,
    variableValues: variables,
  });
  return { errors: errors.map((error) => maskError(error, language, 'request-1', logger)), logged };
}

interface MaskOptions {
  readonly language?: Language;
  readonly text?: string;
  readonly variables?: Record<string, unknown>;
}

const driverError = (): QueryFailedError =>
  new QueryFailedError(
    `insert into profiles values ('${secret}')`,
    [secret],
    Object.assign(new Error(`duplicate key value (bsn)=(${secret})\n    at secret (/${secret}.js:1:2)`), {
      code: '23505',
      constraint: 'uq_profiles',
      detail: `Key (bsn)=(${secret}) already exists.`,
    }),
  );

describe('maskError', () => {
  it.each(Object.keys(errorCodes) as ErrorCode[])(
    'keeps %s of a HubError, in both languages',
    async (code) => {
      for (const language of ['en', 'nl'] as const) {
        const { errors, logged } = await maskedOf(
          () => {
            throw new HubError(code, { argument: 'first', maximum: 100 });
          },
          { language },
        );
        expect(errors.map((error) => error.toJSON())).toEqual([
          {
            message: errorMessage(code, language),
            path: ['value'],
            locations: [{ line: 1, column: 3 }],
            extensions: { argument: 'first', maximum: 100, code },
          },
        ]);
        expect(logged).toEqual([]);
      }
    },
  );

  it('lets no detail take the place of the code', async () => {
    const { errors } = await maskedOf(() => Promise.reject(new HubError('FORBIDDEN', { code: 'OK' })));
    expect(errors[0]?.extensions['code']).toBe('FORBIDDEN');
  });

  it.each<[string, () => unknown]>([
    ['a driver', driverError],
    ['a program fault', () => new TypeError(`Cannot read ${secret}`)],
    ['a text', () => `no ${secret}`],
    ['an object', () => ({ bsn: secret })],
    ['nothing', () => undefined],
    ['a GraphQLError of somebody else', () => new GraphQLError(`Not an Int: ${secret}`)],
  ])('says nothing of what %s says, thrown or rejected, to the client or the log', async (_, make) => {
    const resolvers: GraphQLFieldResolver<unknown, unknown>[] = [
      () => {
        throw make();
      },
      // oxlint-disable-next-line typescript/prefer-promise-reject-errors -- other people's code does this
      () => Promise.reject(make()),
    ];
    for (const resolver of resolvers) {
      const { errors, logged } = await maskedOf(resolver);
      expect(errors.map((error) => error.toJSON())).toMatchObject([
        {
          message: errorMessage('INTERNAL_SERVER_ERROR', 'en'),
          path: ['value'],
          extensions: { code: 'INTERNAL_SERVER_ERROR', requestId: 'request-1' },
        },
      ]);
      expect(logged).toHaveLength(1);
      expect(logged[0]?.[0]).toMatchObject({ requestId: 'request-1', field: 'value' });
      expect(JSON.stringify([errors, errors.map((error) => error.cause ?? null), logged])).not.toContain(
        secret,
      );
    }
  });

  it('says nothing of an alias to the log, since a client can write in it what it likes', async () => {
    const { errors, logged } = await maskedOf(driverError, { text: `{ bsn${secret}: value }` });
    expect(errors[0]?.path).toEqual([`bsn${secret}`]);
    expect(logged[0]?.[0]).toMatchObject({ field: 'value' });
    expect(JSON.stringify(logged)).not.toContain(secret);
  });

  it('says nothing of a value that does not fit the field’s type', async () => {
    const { errors, logged } = await maskedOf(() => `${secret}x`);
    expect(errors[0]?.extensions['code']).toBe('INTERNAL_SERVER_ERROR');
    expect(JSON.stringify([errors, logged])).not.toContain(secret);
  });

  it('says nothing of a null where there must be none', async () => {
    const { errors } = await maskedOf(() => null, { text: '{ text }' });
    expect(errors[0]?.extensions['code']).toBe('INTERNAL_SERVER_ERROR');
  });

  it('leaves no way from the masked error back to the cause', async () => {
    const { errors } = await maskedOf(() => Promise.reject(driverError()));
    expect(errors[0]?.originalError).toBeUndefined();
  });

  it.each<[string, string, Record<string, unknown>]>([
    ['a variable of the wrong type', 'query ($n: Int!) { value(limit: $n) }', { n: secret }],
    ['a variable that is missing', 'query ($n: Int!) { value(limit: $n) }', {}],
    ['null where an argument must not be null', 'query ($n: Int) { value(limit: $n) }', { n: null }],
    ['an operation that is not there', 'query A { value } query B { value }', {}],
  ])('blames the request for %s, without repeating or logging it', async (_, text, variables) => {
    const { errors, logged } = await maskedOf(() => 1, { text, variables });
    expect(errors.map(({ extensions }) => extensions)).toEqual([{ code: 'BAD_USER_INPUT' }]);
    expect(JSON.stringify(errors)).not.toContain(secret);
    expect(logged).toEqual([]);
  });
});

describe('faultOf', () => {
  it('names SQLSTATE, constraint and place', () => {
    const fault = faultOf(driverError());
    expect(fault).toMatchObject({ name: 'QueryFailedError', sqlState: '23505', constraint: 'uq_profiles' });
    expect(fault['frames']).toEqual(
      expect.arrayContaining([expect.stringMatching(/mask-error\.spec\.ts:\d+:\d+/)]),
    );
  });

  it('names them too when the driver was asked without TypeORM', () => {
    const error = Object.assign(new Error(secret), { severity: 'ERROR', code: '23505', constraint: 'uq' });
    expect(faultOf(error)).toMatchObject({ name: 'Error', sqlState: '23505', constraint: 'uq' });
    expect(JSON.stringify(faultOf(error))).not.toContain(secret);
  });

  it('drops the lines of a message that look like frames', () => {
    const fault = faultOf(new Error(`first\n    at ${secret} (/${secret}.js:1:2)`));
    expect(JSON.stringify(fault)).not.toContain(secret);
    expect(fault['frames']).not.toEqual([]);
  });

  it('drops all frames of an error whose message was changed, as they cannot be told from its text', () => {
    const error = new Error(`first\n    at ${secret} (/${secret}.js:1:2)`);
    // The engine writes a stack when it is first read.
    expect(error.stack).toContain(secret);
    error.message = 'changed';
    expect(faultOf(error)).toEqual({ name: 'Error', frames: [] });
  });

  it('keeps the frames of an error without a message', () => {
    expect(faultOf(new Error())['frames']).not.toEqual([]);
  });

  it('gives only the type of what is no error', () => {
    expect([faultOf('x'), faultOf(null), faultOf(1)]).toEqual([
      { name: 'string' },
      { name: 'object' },
      { name: 'number' },
    ]);
  });
});
