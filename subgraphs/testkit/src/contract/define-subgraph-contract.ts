import type { Subgraph } from '@banenbrug/service-common';
import type { GraphQLNamedType } from 'graphql';
import { ask } from '../ask';
import { createTestHub, type TestHub } from '../test-hub';
import { defineMigrationContract } from './define-migration-contract';
import { defineScreeningContract } from './define-screening-contract';
import { compositeFields, fieldSelection } from './selection';
import type { SeededEntities, SubgraphContract } from './subgraph-contract';
import { undescribed } from './undescribed';

const few = 2;
const many = 20;

/** The rules that every subgraph of the house must keep, as a jest suite. */
export function defineSubgraphContract(contract: SubgraphContract): void {
  const rooms: { size: number; hub: TestHub; subgraph: Subgraph; seeded: SeededEntities }[] = [];
  const room = (size: number) => {
    const found = rooms.find((candidate) => candidate.size === size);
    if (!found) throw new Error('The contract suite has not been set up.');
    return found;
  };

  describe(`the contract of a subgraph, kept by ${contract.name}`, () => {
    beforeAll(async () => {
      for (const size of [few, many]) {
        const hub = await createTestHub(contract.modules);
        const seeded = await contract.seed(hub, size);
        rooms.push({ size, hub, seeded, subgraph: await hub.subgraph(contract.name) });
      }
    }, 60_000);

    afterAll(async () => {
      for (const { hub } of rooms) await hub.close();
    });

    it('describes every type, field, argument and value of its schema', () => {
      expect(undescribed(room(few).subgraph.schema)).toEqual([]);
    });

    it('resolves every entity it seeded by its key, all references of a type in one go', async () => {
      const { subgraph, seeded } = room(many);
      for (const type of entitiesOf(subgraph)) {
        const keys = seeded.keys[type.name] ?? [];
        if (keys.length <= few)
          throw new Error(`Seed more than ${few} of ${type.name}: with less an N+1 cannot be seen.`);
        const answer = await resolveEntities(subgraph, seeded, type, keys, '__typename');
        expect(answer.errors).toEqual([]);
        expect(answer.entities.map((entity) => entity?.__typename)).toEqual(keys.map(() => type.name));
        expect(answer.statements.length).toBeLessThanOrEqual(1);
      }
    });

    it('answers null without an error for keys that nobody has or that cannot be', async () => {
      const { subgraph, seeded } = room(few);
      for (const type of entitiesOf(subgraph)) {
        const names = Object.keys(seeded.keys[type.name]?.[0] ?? {});
        const keys = ['00000000-0000-4000-8000-000000000000', 'not a key', '', "'; drop table x; --"].map(
          (value) => Object.fromEntries(names.map((name) => [name, value])),
        );
        if (contract.owns.includes(type.name)) {
          const answer = await resolveEntities(subgraph, seeded, type, keys, '__typename');
          expect({ type: type.name, errors: answer.errors }).toEqual({ type: type.name, errors: [] });
          expect(answer.entities).toEqual(keys.map(() => null));
        }
      }
    });

    it('takes as many statements for many parents as for few, in every field that leads to objects', async () => {
      const { subgraph, seeded } = room(many);
      const grown: string[] = [];
      for (const type of entitiesOf(subgraph)) {
        const keys = seeded.keys[type.name] ?? [];
        for (const field of compositeFields(type)) {
          const selection = fieldSelection(subgraph.schema, type, field, 1, seeded.fieldArguments ?? {});
          if (selection === null) grown.push(`${type.name}.${field.name} has no sample arguments`);
          else {
            const small = await resolveEntities(subgraph, seeded, type, keys.slice(0, few), selection);
            const large = await resolveEntities(subgraph, seeded, type, keys, selection);
            if (isGrowth(small.statements.length, large.statements.length)) {
              grown.push(
                `${type.name}.${field.name}: ${small.statements.length} → ${large.statements.length}`,
              );
            }
          }
        }
      }
      expect(grown).toEqual([]);
    });

    it('takes as many statements on much data as on little, in every root field', async () => {
      const fields = compositeFields(room(few).subgraph.schema.getQueryType() ?? undefined);
      const grown: string[] = [];
      for (const field of fields) {
        const counts = await Promise.all([few, many].map((size) => statementsOfRoot(room(size), field.name)));
        if (counts[0] === null) grown.push(`Query.${field.name} has no sample arguments`);
        else if (isGrowth(counts[0] ?? 0, counts[1] ?? 0))
          grown.push(`Query.${field.name}: ${counts[0]} → ${counts[1]}`);
      }
      expect(grown).toEqual([]);
    });

    it('masks a fault nobody foresaw: its message stays inside', async () => {
      const { hub } = room(few);
      const subgraph = await hub.subgraph(contract.name);
      await (await hub.dataSource(contract.name)).destroy();
      const type = entitiesOf(subgraph).find(({ name }) => contract.owns.includes(name));
      if (!type) throw new Error('A subgraph owns at least one entity.');
      const { seeded } = room(few);
      const answer = await resolveEntities(
        subgraph,
        seeded,
        type,
        seeded.keys[type.name] ?? [],
        '__typename',
      );
      expect(answer.errors.length).toBeGreaterThan(0);
      for (const error of answer.errors) {
        expect(error.extensions?.['code']).toBe('INTERNAL_SERVER_ERROR');
        expect(error.message).toMatch(/^Something went wrong on our side/);
      }
      await (await hub.dataSource(contract.name)).initialize();
    });

    it('lets nobody in with the rights of an owner, a superuser or past row-level security', async () => {
      const { hub } = room(few);
      const [role] = await hub.sql(
        `select rolsuper, rolbypassrls, rolcreaterole, rolcreatedb,
           exists (select from pg_class where relowner = r.oid) as owns_tables,
           exists (select from pg_namespace where nspowner = r.oid) as owns_schemas
         from pg_roles r where rolname = $1`,
        [hub.role(contract.name).name],
      );
      expect(role).toEqual({
        rolsuper: false,
        rolbypassrls: false,
        rolcreaterole: false,
        rolcreatedb: false,
        owns_tables: false,
        owns_schemas: false,
      });
    });

    it('lets its own role add to the audit log and read it, and neither change nor empty it', async () => {
      const source = await room(few).hub.dataSource(contract.name);
      for (const log of ['audit_entries', 'published_audit_entry']) {
        for (const statement of [`update ${log} set actor = 'nobody'`, `delete from ${log}`]) {
          await expect(source.query(statement)).rejects.toThrow(`permission denied for`);
        }
      }
      await expect(source.query('truncate audit_entries')).rejects.toThrow('permission denied for');
      await expect(source.query('truncate published_audit_entry')).rejects.toThrow('is not a table');
    });

    defineMigrationContract(contract);
    defineScreeningContract(contract);
  });
}

/**
 * Whether a count of statements grows with the data. Two paths to one loader can fall into one batch or into two,
 * as the database answers, so a few more or fewer mean nothing; an N+1 has a statement for each further row.
 */
const isGrowth = (onFew: number, onMany: number): boolean => onMany - onFew >= (many - few) / 2;

type Room = { subgraph: Subgraph; seeded: SeededEntities };

async function statementsOfRoot({ subgraph, seeded }: Room, field: string): Promise<number | null> {
  const query = subgraph.schema.getQueryType();
  const definition = query?.getFields()[field];
  if (!query || !definition) return null;
  const selection = fieldSelection(subgraph.schema, query, definition, 3, seeded.fieldArguments ?? {});
  if (selection === null) return null;
  const answer = await ask(subgraph, `{ ${selection} }`, {}, { caller: seeded.caller });
  expect({
    field,
    errors: answer.errors.filter(({ extensions }) => extensions?.['code'] !== 'FORBIDDEN'),
  }).toEqual({
    field,
    errors: [],
  });
  return answer.statements.length;
}

async function resolveEntities(
  subgraph: Subgraph,
  { caller }: SeededEntities,
  type: GraphQLNamedType,
  keys: readonly object[],
  selection: string,
) {
  const representations = keys.map((key) => ({ __typename: type.name, ...key }));
  const { data, ...rest } = await ask<{ _entities: ({ __typename: string } | null)[] }>(
    subgraph,
    `query ($representations: [_Any!]!) {
      _entities(representations: $representations) { ... on ${type.name} { ${selection} } }
    }`,
    { representations },
    { caller },
  );
  return { ...rest, entities: data?._entities ?? [] };
}

/** The entities this subgraph resolves: the members of its _Entity union. */
function entitiesOf({ schema }: Subgraph): GraphQLNamedType[] {
  const union = schema.getType('_Entity');
  return union && 'getTypes' in union ? [...union.getTypes()] : [];
}
