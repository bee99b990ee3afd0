import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { PublishedView } from '@banenbrug/service-common';
import { createTestHub, type TestHub } from '@banenbrug/testkit';
import { subgraphModules } from '../src';

const names = subgraphModules.map(({ store }) => store.name);

/** The views as the publisher's README has them. */
function viewsInReadme(subgraph: string): PublishedView[] {
  const readme = readFileSync(join(__dirname, '../../../subgraphs', subgraph, 'README.md'), 'utf8');
  return [...readme.matchAll(/^\| `(published_\w+)` \| (.+?) \| (.+?) \|$/gm)].map(
    ([, name = '', columns = '', consumers = '']) => ({
      name,
      columns: [...columns.matchAll(/`(\w+)`/g)].map(([, column]) => column ?? ''),
      consumers: consumers.split(',').map((consumer) => consumer.trim()),
    }),
  );
}

const byName = (a: { name: string }, b: { name: string }): number => (a.name < b.name ? -1 : 1);

describe('what subgraphs publish to each other', () => {
  let hub: TestHub;
  beforeAll(async () => {
    hub = await createTestHub(subgraphModules);
  });
  afterAll(() => hub.close());

  it.each(names)('stands in the README of %s as it is in the code', (name) => {
    const published = subgraphModules.find(({ store }) => store.name === name)?.store.publishes ?? [];
    expect(viewsInReadme(name).sort(byName)).toEqual([...published].sort(byName));
  });

  it.each(names)('has in the database of %s the columns that were promised', async (name) => {
    const rows = await hub.sql<{ view: string; columns: string[] }>(
      `select table_name as view, array_agg(column_name::text order by ordinal_position) as columns
       from information_schema.columns where table_schema = $1 and table_name like 'published%' group by 1`,
      [name],
    );
    const promised = subgraphModules.find(({ store }) => store.name === name)?.store.publishes ?? [];
    expect(rows.map(({ view, columns }) => ({ name: view, columns })).sort(byName)).toEqual(
      promised.map((view) => ({ name: view.name, columns: [...view.columns] })).sort(byName),
    );
  });

  it('lets each subgraph touch its own tables as declared, the views it is a consumer of, and nothing else', async () => {
    for (const reader of names) {
      const rows = await hub.sql<{ place: string; privileges: string[] }>(
        `select n.nspname || '.' || c.relname as place,
                array_agg(p order by p) filter (where has_table_privilege($1, c.oid, p)) as privileges
         from pg_class c join pg_namespace n on n.oid = c.relnamespace,
              unnest(array['SELECT', 'INSERT', 'UPDATE', 'DELETE', 'TRUNCATE']) p
         where n.nspname = any($2) and c.relkind in ('r', 'v') group by 1`,
        [hub.role(reader).name, names],
      );
      const granted = Object.fromEntries(
        rows.flatMap(({ place, privileges }) => (privileges ? [[place, privileges]] : [])),
      );
      expect({ reader, granted }).toEqual({ reader, granted: declaredFor(reader) });
    }
  });

  it('lets each subgraph name things only in schemas that have something for it, and make nothing anywhere', async () => {
    for (const reader of names) {
      const rows = await hub.sql<{ name: string; usage: boolean; create: boolean }>(
        `select n as name, has_schema_privilege($1, n, 'USAGE') as usage, has_schema_privilege($1, n, 'CREATE') as create
         from unnest($2::text[] || 'public'::text) n`,
        [hub.role(reader).name, names],
      );
      const usable = rows.filter(({ name, usage }) => usage && name !== 'public').map(({ name }) => name);
      expect({ reader, usable }).toEqual({ reader, usable: schemasOf(reader) });
      expect(rows.filter(({ create }) => create)).toEqual([]);
    }
  });
});

/** The schemas a subgraph may name things in: its own, and those that publish something to it. */
function schemasOf(reader: string): string[] {
  return subgraphModules
    .filter(
      ({ store }) =>
        store.name === reader || store.publishes.some(({ consumers }) => consumers.includes(reader)),
    )
    .map(({ store }) => store.name);
}

function declaredFor(reader: string): Record<string, string[]> {
  return Object.fromEntries(
    subgraphModules.flatMap(({ store }) => [
      ...(store.name === reader
        ? Object.entries(store.tables).map(([table, privileges]) => [
            `${reader}.${table}`,
            [...privileges].sort(),
          ])
        : []),
      ...store.publishes
        .filter(({ consumers }) => consumers.includes(reader))
        .map(({ name }) => [`${store.name}.${name}`, ['SELECT']]),
    ]),
  );
}
