import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import {
  type Caller,
  errorMessage,
  publicCaller,
  type Role,
  roles,
  subgraphRole,
} from '@banenbrug/service-common';
import type { Gateway } from '@banenbrug/gateway';
import { fixedClock, readAccessTable, sensitive, testLogger } from '@banenbrug/testkit';
import { type FormattedExecutionResult, parse, print, visit } from 'graphql';
import { type DemoIssuer, type Hub, openDemoIssuer, openHub, type Persona, personas } from '../src';
import { furtherObjects, nobody } from './access-objects';
import { type AccessOperation, accessOperations } from './access-operations';
import { type DemoHub, demoDay, startDemoHub, supergraphFile } from './demo-hub';
import { personaCaller } from './demo-operations';
import { startTimeoutMs } from './processes/child';
import { type HubProcesses, startProcesses } from './processes/hub-processes';

const table = readAccessTable();
const clock = `${demoDay}T08:00:00Z`;

interface Answer {
  readonly result: FormattedExecutionResult;
  readonly statements?: readonly string[];
}

type Ask = (operation: AccessOperation, id: string, role: Role) => Promise<Answer>;

const nameOf = ({ field }: AccessOperation): string => field.split('.')[1] ?? '';
const requestOf = (operation: AccessOperation, id: string) => ({
  query: operation.query,
  variables: operation.variables?.(id) ?? { id },
});
const personaOf = (role: Role): Persona | undefined => personas.find(({ claims }) => claims.role === role);

function callerOf(role: Role): Caller {
  const persona = personaOf(role);
  return persona ? personaCaller(persona.name) : publicCaller;
}

/** The code with which the table lets a role be refused; null where it is not. */
function refusalOf({ field }: AccessOperation, role: Role): 'FORBIDDEN' | 'UNAUTHENTICATED' | null {
  if (table.rows.get(field)?.[role] !== '–') return null;
  return role === 'PUBLIC' ? 'UNAUTHENTICATED' : 'FORBIDDEN';
}

const codesOf = ({ errors = [] }: FormattedExecutionResult): unknown[] =>
  errors.map(({ extensions }) => extensions?.['code']);

/** An answer as bytes, but for the id that was asked and the request's own. */
const bytesOf = (result: FormattedExecutionResult, id: string): string =>
  JSON.stringify(result, (key, value: unknown) => (key === 'requestId' ? '' : value)).replaceAll(id, nobody);

const isFollowed = ({ field }: AccessOperation): boolean => field.startsWith('Subscription.');

const allCases = accessOperations.flatMap((operation, index) =>
  roles.map((role) => [`${operation.field} (row ${index + 1})`, role, operation] as const),
);

const cases = allCases.filter(([, , operation]) => !isFollowed(operation));
const followedCases = allCases.filter(([, , operation]) => isFollowed(operation));

describe('who may see and do what', () => {
  jest.setTimeout(startTimeoutMs);

  const folder = mkdtempSync(join(tmpdir(), 'banenbrug-access-'));
  let issuer: DemoIssuer;
  let hub: DemoHub;
  let processes: HubProcesses;
  let services: Hub;

  beforeAll(async () => {
    issuer = await openDemoIssuer(folder);
    hub = await startDemoHub();
    for (const statement of furtherObjects) await hub.sql(statement);
    const { database } = hub;
    processes = await startProcesses({
      role: (name) => subgraphRole(name, database),
      tokens: issuer.settings,
      clock,
      limitsRates: false,
    });
    const withoutRules = join(folder, 'without-rules.graphql');
    writeFileSync(withoutRules, rulesTakenOut(readFileSync(supergraphFile, 'utf8')));
    services = await openHub({
      database,
      tokens: issuer.settings,
      supergraphFile: withoutRules,
      logger: testLogger('services'),
      clock: fixedClock(clock),
    });
  });
  afterAll(async () => {
    await services?.close();
    await processes?.stop();
    await hub?.close();
    rmSync(folder, { recursive: true, force: true });
  });

  /** Through a gateway in the subgraphs' process, and through one with HTTP on both sides. */
  const wires: readonly Ask[] = [
    (operation, id, role) => hub.ask(requestOf(operation, id), callerOf(role)),
    async (operation, id, role) => {
      const persona = personaOf(role);
      const token = persona && sensitive('token', await issuer.issue(persona.subject, persona.claims));
      const response = await fetch(`${processes.gatewayUrl}/graphql`, {
        method: 'POST',
        headers: {
          'content-type': 'application/json',
          ...(token ? { authorization: `Bearer ${token}` } : {}),
        },
        body: JSON.stringify(requestOf(operation, id)),
      });
      return { result: (await response.json()) as FormattedExecutionResult };
    },
  ];

  /** The object that a row names for a role; null when it names none. */
  async function idOf(sql: string | undefined): Promise<string | null> {
    if (sql === undefined) return null;
    const [row] = await hub.sql<{ id: string }>(sql);
    if (!row) throw new Error(`The demo data have no object for: ${sql}`);
    return row.id;
  }

  it('has a row for every root field of the table: add one in access-operations', () => {
    const tried = new Set(accessOperations.map(({ field }) => field));
    const roots = [...table.rows.keys()].filter((coordinate) =>
      /^(Query|Mutation|Subscription)\./.test(coordinate),
    );
    expect(roots.filter((field) => !tried.has(field))).toEqual([]);
  });

  it('has a foreign object for every role of which the table says that the row decides', () => {
    const without = [...table.rows].flatMap(([field, row]) => {
      const tried = accessOperations.filter((operation) => operation.field === field);
      const isById = tried.some(({ query, variables }) => variables !== undefined || query.includes('$id'));
      const lacking = roles.filter(
        (role) => row[role] === 'own' && !tried.some(({ foreign }) => foreign?.[role] !== undefined),
      );
      return isById ? lacking.map((role) => `${field} as ${role}`) : [];
    });
    expect(without).toEqual([]);
  });

  it.each(cases)('%s as %s', async (_, role, operation) => {
    const refusal = refusalOf(operation, role);
    const [own, foreign] = [await idOf(operation.own?.[role]), await idOf(operation.foreign?.[role])];
    const answers: unknown[] = [];
    for (const ask of wires) {
      const unknown = await ask(operation, nobody, role);
      answers.push(JSON.parse(bytesOf(unknown.result, nobody)));
      if (refusal !== null) {
        expect(unknown.result).toEqual(refused(operation, refusal));
        expect(unknown.statements ?? []).toEqual([]);
      } else expect(codesOf(unknown.result)).toEqual([]);
      if (foreign !== null) {
        const answer = await ask(operation, foreign, role);
        expect(bytesOf(answer.result, foreign)).toBe(bytesOf(unknown.result, nobody));
      }
      if (own !== null) {
        const answer = await ask(operation, own, role);
        expect({ codes: codesOf(answer.result), isFound: isFound(operation, answer.result) }).toEqual({
          codes: [],
          isFound: true,
        });
      }
    }
    expect(answers[1]).toEqual(answers[0]);
  });

  it.each(cases)(
    '%s as %s is the services’ judgement too, without the gateway’s rules',
    async (_, role, operation) => {
      const refusal = refusalOf(operation, role);
      const context = { caller: callerOf(role) };
      const { data, errors } = await services.gateway.executeOperation(requestOf(operation, nobody), context);
      expect(errors?.map(({ extensions }) => extensions?.['code']) ?? []).toEqual(
        refusal === null ? [] : [refusal],
      );
      if (refusal !== null) expect(data?.[nameOf(operation)]).toBeNull();
    },
  );

  /** What a subscription tells first, or why it is refused; null when it told nothing by the time the liaison was told. */
  async function firstOf(
    gateway: Pick<Gateway, 'subscribe'>,
    operation: AccessOperation,
    id: string,
    role: Role,
    isForeign = false,
  ): Promise<FormattedExecutionResult | null> {
    const results = await gateway.subscribe(requestOf(operation, id), { caller: callerOf(role) });
    if (!('next' in results)) return results;
    const first = results.next().then(({ value }) => value ?? null);
    await (isForeign ? firstOf(gateway, operation, id, 'LIAISON') : first);
    await results.return();
    return first;
  }

  it.each(followedCases)('%s as %s, with the gateway’s rules and without', async (_, role, operation) => {
    const refusal = refusalOf(operation, role);
    const [own, foreign] = [await idOf(operation.own?.[role]), await idOf(operation.foreign?.[role])];
    for (const gateway of [hub, services.gateway]) {
      const unknown = await firstOf(gateway, operation, nobody, role);
      expect(codesOf(unknown ?? {})).toEqual([refusal ?? 'BAD_USER_INPUT']);
      if (own !== null) {
        expect(await firstOf(gateway, operation, own, role)).toMatchObject({
          data: { [nameOf(operation)]: expect.anything() },
        });
      }
      if (foreign !== null) expect(await firstOf(gateway, operation, foreign, role, true)).toBeNull();
    }
  });
});

function refused(
  operation: AccessOperation,
  code: 'FORBIDDEN' | 'UNAUTHENTICATED',
): FormattedExecutionResult {
  const name = nameOf(operation);
  const error = { message: errorMessage(code, 'en'), path: [name], extensions: { code } };
  return { data: { [name]: null }, errors: [error] };
}

/** Whether a read told the object, or a write did not say that it knows no such thing. */
function isFound(operation: AccessOperation, { data }: FormattedExecutionResult): boolean {
  const value: unknown = data?.[nameOf(operation)];
  return value !== null && value !== undefined && !JSON.stringify(value).includes('REFERENCE_UNKNOWN');
}

/** The same supergraph with every field open. */
function rulesTakenOut(sdl: string): string {
  const rules = ['authenticated', 'requiresScopes', 'policy'];
  return print(
    visit(parse(sdl), { Directive: ({ name }) => (rules.includes(name.value) ? null : undefined) }),
  );
}
