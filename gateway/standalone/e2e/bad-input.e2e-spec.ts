import { publicCaller } from '@banenbrug/service-common';
import { badInputs, bsn, malformed, refusedValues } from './bad-input';
import { type DemoHub, startDemoHub } from './demo-hub';
import { type DemoOperation, personaCaller } from './demo-operations';

interface Refusals {
  readonly errors: readonly {
    readonly code: string;
    readonly path: readonly string[];
    readonly message: string;
  }[];
}

describe('bad input through the gateway', () => {
  let hub: DemoHub;
  beforeAll(async () => {
    hub = await startDemoHub({ runsJobs: false });
  });
  afterAll(() => hub.close());

  const ask = async ({ query, variables, as }: DemoOperation) => {
    const caller = as === 'public' ? publicCaller : personaCaller(as);
    return (await hub.ask({ query, variables }, caller)).result;
  };

  /** Every row of every table, as one number: what was half written would change it. */
  const fingerprint = async (): Promise<string> => {
    const tables = await hub.sql<{ name: string }>(
      `select quote_ident(n.nspname) || '.' || quote_ident(c.relname) as name
       from pg_class c join pg_namespace n on n.oid = c.relnamespace
       where n.nspname in ('regions', 'employers', 'candidates', 'agreements') and c.relkind = 'r' order by 1`,
    );
    const hashes = tables.map(
      ({ name }) =>
        `select '${name}' || count(*) || coalesce(md5(string_agg(t::text, '' order by t::text)), '') as h from ${name} t`,
    );
    const rows = await hub.sql<{ h: string }>(hashes.join(' union all '));
    // A parallel plan gives the tables in the order in which they were read.
    return rows
      .map(({ h }) => h)
      .toSorted()
      .join('\n');
  };

  const repeatedIn = (told: unknown, values = refusedValues): string[] =>
    values.filter((value) => JSON.stringify(told).includes(value));

  /** Every audit line and every idempotency key of all subgraphs, as they are stored. */
  const traces = async (): Promise<object[]> => {
    const tables = ['regions', 'employers', 'candidates', 'agreements'].flatMap((schema) =>
      ['audit_entries', 'idempotency_keys'].map(
        (table) => `select to_jsonb(t) as row from ${schema}.${table} t`,
      ),
    );
    return hub.sql(tables.join(' union all '));
  };

  it.each(badInputs.map((input) => [input.name, input] as const))(
    'gets its typed refusal, %s, writes nothing and is not repeated',
    async (_, input) => {
      const before = await fingerprint();
      const { data, errors } = await ask(input);
      expect(errors).toBeUndefined();
      const [payload] = Object.values(data ?? {}) as Refusals[];
      expect(payload?.errors.map(({ code, path }) => [code, path.at(-1)])).toEqual(input.expected);
      expect(repeatedIn(data)).toEqual([]);
      expect(await fingerprint()).toBe(before);
    },
  );

  it.each(malformed.map((operation) => [operation.name, operation] as const))(
    'is refused before any service sees it, and not repeated: %s',
    async (_, operation) => {
      const { errors } = await ask(operation);
      expect(errors?.length).toBeGreaterThan(0);
      expect(errors?.map(({ extensions }) => extensions?.['code'])).toEqual(
        errors?.map(() => expect.stringMatching(/^(BAD_USER_INPUT|GRAPHQL_VALIDATION_FAILED)$/)),
      );
      expect(repeatedIn(errors)).toEqual([]);
    },
  );

  it('leaves no value in an audit line or an idempotency key, whether it was refused or taken', async () => {
    const publish = async (change: object) => {
      const query =
        'mutation ($input: PublishProfileInput!) { publishProfile(input: $input) { profile { id } errors { __typename } } }';
      const input = { regionCode: 'AM06', consentRecordedOn: '2026-11-01', ...change };
      const { data } = await ask({ name: '', as: 'desk', query, variables: { input } });
      return data?.['publishProfile'];
    };
    const [taken, refused] = [
      {
        deskReference: 'file 2026/0117',
        deskNotes: 'Knows the night shift',
        idempotencyKey: 'key of the taken one',
      },
      { deskNotes: `Number ${bsn}`, idempotencyKey: 'key of the refused one' },
    ];
    const before = await traces();
    expect(await publish(taken)).toMatchObject({ profile: { id: expect.any(String) }, errors: [] });
    expect(await publish(refused)).toMatchObject({
      profile: null,
      errors: [{ __typename: 'SensitiveText' }],
    });
    const after = await traces();
    expect(after.length).toBe(before.length + 2);
    const values = [...refusedValues, ...Object.values(taken), ...Object.values(refused)];
    expect(repeatedIn(after, values)).toEqual([]);
  });

  it('creates once for an idempotency key, and refuses the key with another body', async () => {
    const input = {
      employerId: personaCaller('employer').employerId,
      name: 'Twice',
      municipalityCode: 'GM0200',
      idempotencyKey: 'site-1',
    };
    const register = async (change: object) => {
      const query =
        'mutation ($input: RegisterSiteInput!) { registerSite(input: $input) { site { id } errors { __typename ... on UserError { code } } } }';
      const { data } = await ask({
        name: '',
        as: 'employer',
        query,
        variables: { input: { ...input, ...change } },
      });
      return data?.['registerSite'] as { site: { id: string } | null; errors: { code: string }[] };
    };
    const [first, second] = await Promise.all([register({}), register({})]);
    expect(first.site?.id).toEqual(expect.any(String));
    expect(second).toEqual(first);
    expect(await register({ name: 'Other' })).toMatchObject({
      site: null,
      errors: [{ code: 'IDEMPOTENCY_KEY_REUSED' }],
    });
  });
});
