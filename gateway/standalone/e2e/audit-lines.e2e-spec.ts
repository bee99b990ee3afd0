import type { Subgraph } from '@banenbrug/service-common';
import { ask, createTestHub, type TestHub } from '@banenbrug/testkit';
import fc from 'fast-check';
import { getNamedType, type GraphQLField, isObjectType } from 'graphql';
import { subgraphModules } from '../src';
import { everyMutation, type MutationCase } from './every-mutation';

interface AuditLine {
  readonly log: string;
  readonly action: string;
  readonly role: string;
  readonly actor: string | null;
  readonly object_ids: readonly string[];
}

interface Payload {
  readonly thing: { readonly id?: string } | null;
  readonly errors: readonly object[];
}

/** A word that no screening knows and no program has: consonants only. */
const word = fc.stringMatching(/^[bdfgjkmpqrtvwxz]{12}$/);

/** Every text in a value. */
function textsIn(value: unknown): string[] {
  if (typeof value === 'string') return [value];
  return value !== null && typeof value === 'object' ? Object.values(value).flatMap(textsIn) : [];
}

/** What a client wrote of its own, and no list of the hub's: neither an id nor a value of an enum, a code or a day. */
const isFreeText = (text: string): boolean =>
  !/^[0-9a-f-]{36}$/i.test(text) && !/^[A-Z][A-Z0-9_]*$/.test(text) && !/^\d{4}-\d{2}-\d{2}$/.test(text);

describe('the audit lines of writes', () => {
  let hub: TestHub;
  const owners = new Map<string, { subgraph: Subgraph; field: GraphQLField<unknown, unknown> }>();

  beforeAll(async () => {
    hub = await createTestHub(subgraphModules);
    for (const { store } of subgraphModules) {
      const subgraph = await hub.subgraph(store.name);
      const fields = subgraph.schema.getMutationType()?.getFields() ?? {};
      for (const field of Object.values(fields)) owners.set(field.name, { subgraph, field });
    }
  }, 60_000);
  afterAll(() => hub.close());

  const lines = (): Promise<AuditLine[]> =>
    hub.sql(
      subgraphModules
        .map(({ store: { name } }) => `select '${name}' as log, e.* from ${name}.audit_entries e`)
        .join(' union all '),
    );

  /** Writes it, answers the id of what it made and the lines it left. */
  async function write(mutation: MutationCase, input: object, before: Record<string, string>) {
    const owner = owners.get(mutation.mutation);
    if (!owner) throw new Error(`No subgraph has the mutation ${mutation.mutation}.`);
    const { name, type, args } = owner.field;
    const payload = getNamedType(type);
    const [thing] = isObjectType(payload) ? Object.values(payload.getFields()) : [];
    const made = thing && getNamedType(thing.type);
    const identity = isObjectType(made) ? `{ ${'id' in made.getFields() ? 'id' : '__typename'} }` : '';
    const known = new Set((await lines()).map((line) => JSON.stringify(line)));
    const { data, errors } = await ask<{ written: Payload | null }>(
      owner.subgraph,
      `mutation ($input: ${String(args[0]?.type)}) {
        written: ${name}(input: $input) { thing: ${thing?.name} ${identity} errors { ... on UserError { code path } } }
      }`,
      { input },
      { caller: mutation.caller(before) },
    );
    expect({ name, errors, refusals: data.written?.errors }).toEqual({ name, errors: [], refusals: [] });
    return {
      id: data.written?.thing?.id ?? '',
      log: owner.subgraph.name,
      left: (await lines()).filter((line) => !known.has(JSON.stringify(line))),
    };
  }

  it('are held here for every mutation that any subgraph has', () => {
    expect(new Set(everyMutation('word').map(({ mutation }) => mutation))).toEqual(new Set(owners.keys()));
  });

  it('are one for each write, by whom and of what, and never hold a text of what was written', async () => {
    await fc.assert(
      fc.asyncProperty(word, async (marker) => {
        const made: Record<string, string> = {};
        const texts: string[] = [];
        for (const mutation of everyMutation(marker)) {
          await mutation.prepare?.(hub, made);
          const input = mutation.input(made);
          const { id, log, left } = await write(mutation, input, made);
          const { subject, role } = mutation.caller(made);
          const actor = mutation.actor ?? subject;
          expect(left).toMatchObject([{ log, action: mutation.mutation, role, actor }]);
          expect(left[0]?.object_ids).toContain(mutation.object?.(made) ?? id);
          made[mutation.mutation] = id;
          texts.push(...textsIn(input).filter(isFreeText));
        }
        expect(texts.filter((text) => text.toLowerCase().includes(marker)).length).toBeGreaterThan(25);
        const log = JSON.stringify(await lines()).toLowerCase();
        expect(log).not.toContain(marker);
        expect(texts.filter((text) => log.includes(JSON.stringify(text).slice(1, -1).toLowerCase()))).toEqual(
          [],
        );
      }),
      { numRuns: 3, endOnFailure: true },
    );
  }, 60_000);
});
