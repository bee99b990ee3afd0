import { publicCaller } from '@banenbrug/service-common';
import { badInputs, bsn, email, malformed } from './bad-input';
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
    hub = await startDemoHub();
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
    return rows.map(({ h }) => h).join('\n');
  };

  it.each(badInputs.map((input) => [input.name, input] as const))(
    'gets its typed refusal, %s, writes nothing and is not repeated',
    async (_, input) => {
      const before = await fingerprint();
      const { data, errors } = await ask(input);
      expect(errors).toBeUndefined();
      const [payload] = Object.values(data ?? {}) as Refusals[];
      expect(payload?.errors.map(({ code, path }) => [code, path.at(-1)])).toEqual(input.expected);
      expect(JSON.stringify(data)).not.toContain(bsn);
      expect(JSON.stringify(data)).not.toContain(email);
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
      expect(JSON.stringify(errors)).not.toContain(bsn);
      expect(JSON.stringify(errors)).not.toContain(email);
    },
  );

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
