import type { AbuseCase } from './abuse/abuse-case';
import { type AbusedHub, startAbusedHub } from './abuse/abused-hub';
import { costCases } from './abuse/costs';
import { documentCases } from './abuse/documents';
import { fragmentCases } from './abuse/fragments';
import { variableCases } from './abuse/variables';
import { wireCases } from './abuse/wire';

const themes: readonly (readonly [string, readonly AbuseCase[]])[] = [
  ['documents', documentCases],
  ['fragments', fragmentCases],
  ['costs', costCases],
  ['variables', variableCases],
  ['the wire', wireCases],
];

const untouched = { plans: 0, fetches: 0, resolved: 0 };

interface Told {
  readonly data?: unknown;
  readonly errors?: readonly { readonly message: string; readonly extensions?: Record<string, unknown> }[];
}

describe('a hub under abuse', () => {
  let open: AbusedHub;
  let closed: AbusedHub;
  beforeAll(async () => {
    open = await startAbusedHub({ introspection: true });
    closed = await startAbusedHub({ introspection: false });
  });
  afterAll(async () => {
    await open.federation.close();
    await closed.federation.close();
  });

  const hubOf = ({ introspection = true }: AbuseCase): AbusedHub => (introspection ? open : closed);

  describe.each(themes)('by %s', (_, cases) => {
    it.each(cases.map((each) => [each.name, each] as const))(
      'refuses %s over HTTP before anything is planned',
      async (_name, abuse) => {
        const hub = hubOf(abuse);
        const answer = await measured(`${abuse.name} (HTTP)`, () => send(hub.url, abuse));
        expect({ status: answer.status, ...refusalIn((await answer.json()) as Told) }).toMatchObject({
          status: abuse.status,
          ...refusalOf(abuse),
        });
        expect(hub.takeReached()).toEqual(untouched);
        await expectAnswer(hub);
      },
    );

    const direct = cases.flatMap(({ request, ...abuse }) =>
      request ? [[abuse.name, { ...abuse, request }] as const] : [],
    );
    if (direct.length === 0) return;
    it.each(direct)('refuses %s without HTTP before anything is planned', async (name, abuse) => {
      const hub = hubOf(abuse);
      const answer = await measured(name, () => hub.federation.gateway.executeOperation(abuse.request));
      expect(refusalIn(answer)).toMatchObject(refusalOf(abuse));
      expect(hub.takeReached()).toEqual(untouched);
      await expectAnswer(hub);
    });
  });
});

function send(url: string, { request, body, headers = {}, search }: AbuseCase): Promise<Response> {
  if (search !== undefined) return fetch(`${url}?${search}`, { headers });
  return fetch(url, {
    method: 'POST',
    headers: { 'content-type': 'application/json', ...headers },
    body: body ?? JSON.stringify(request),
  });
}

/** Tells the CPU time of both ends, client and hub, of one request. */
async function measured<T>(name: string, run: () => Promise<T>): Promise<T> {
  const before = process.cpuUsage();
  const result = await run();
  const { user, system } = process.cpuUsage(before);
  process.stdout.write(`abuse: ${((user + system) / 1000).toFixed(1).padStart(7)} ms CPU  ${name}\n`);
  return result;
}

function refusalIn({ data, errors = [] }: Told): object {
  const [first] = errors;
  return { data, isTold: (first?.message.length ?? 0) > 10, ...first?.extensions };
}

function refusalOf({ code, limit }: Omit<AbuseCase, 'name' | 'status'>): object {
  return { data: undefined, isTold: true, code, ...limit };
}

/** The process lives, and answers as if nothing had been. */
async function expectAnswer(hub: AbusedHub): Promise<void> {
  const answer = await send(hub.url, {
    name: 'an ordinary question',
    request: { query: 'query ($n: Int = 5) { hello items(first: $n) { nodes { id parent { name } } } }' },
    status: 200,
    code: '',
  });
  expect(await answer.json()).toEqual({
    data: { hello: 'hello', items: { nodes: [{ id: '1', parent: { name: 'one' } }] } },
  });
  hub.takeReached();
}
