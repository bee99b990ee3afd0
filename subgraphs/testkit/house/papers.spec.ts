import { existsSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { errorCodes, readSdl } from '@banenbrug/service-common';
import { type ConstDirectiveNode, Kind, type ObjectTypeDefinitionNode, parse } from 'graphql';
import { root, textOf, trackedFiles } from './repository';

const subgraphs = ['regions', 'employers', 'candidates', 'agreements'];

/** The keys of a type as its SDL has them; a stub that only points elsewhere has none here. */
function keysOf(directives: readonly ConstDirectiveNode[] = []): string[] {
  return directives
    .filter(({ name }) => name.value === 'key')
    .map(({ arguments: given = [] }) => given.map(({ name, value }) => [name.value, value] as const))
    .filter(
      (given) =>
        !given.some(([name, value]) => name === 'resolvable' && value.kind === Kind.BOOLEAN && !value.value),
    )
    .flatMap((given) =>
      given.flatMap(([name, value]) =>
        name === 'fields' && value.kind === Kind.STRING ? [value.value] : [],
      ),
    );
}

interface Entity {
  readonly subgraph: string;
  readonly type: string;
  readonly key: string;
  readonly fields: readonly string[];
}

/** Every entity of every subgraph, with the fields it has there beside its key. */
function entities(): Entity[] {
  return subgraphs.flatMap((subgraph) =>
    parse(readSdl(join(root, 'subgraphs', subgraph)))
      .definitions.filter(
        (node): node is ObjectTypeDefinitionNode => node.kind === Kind.OBJECT_TYPE_DEFINITION,
      )
      .flatMap(({ name, directives, fields = [] }) =>
        keysOf(directives).map((key) => ({
          subgraph,
          type: name.value,
          key,
          fields: fields.map((field) => field.name.value).filter((field) => field !== key),
        })),
      ),
  );
}

/** The table "Who owns what" of the README: owner, key and what others add, by type. */
function ownershipInReadme(): Map<string, { owner: string; key: string; added: Record<string, string[]> }> {
  const table = textOf('README.md').split('| type | owner and key | others add |')[1]?.split('\n\n')[0] ?? '';
  const rows = [...table.matchAll(/^\| (`.+`) \| (\w+); `(\w+)` \| (.*?) ?\|$/gm)];
  return new Map(
    rows.flatMap(([, types = '', owner = '', key = '', additions = '']) => {
      const added = Object.fromEntries(
        additions
          .split(' · ')
          .filter(Boolean)
          .map((addition) => addition.split(': ', 2))
          .map(([subgraph = '', fields = '']) => [subgraph, fields.split(', ')]),
      );
      return [...types.matchAll(/`(\w+)`/g)].map(([, type = '']) => [type, { owner, key, added }] as const);
    }),
  );
}

interface Link {
  readonly link: string;
  /** The file or folder that it leads to, from the root, and the heading there, if any. */
  readonly path: string;
  readonly heading: string | undefined;
}

/** The links of a page to other papers and folders. */
function linksOf(page: string): Link[] {
  const prose = textOf(page).replaceAll(/```[\s\S]*?```/g, '');
  return [...prose.matchAll(/\]\((?!https?:)([^)#\s]*)(?:#([^)\s]*))?\)/g)].map(
    ([link, target = '', heading]) => ({
      link,
      path: target === '' ? page : join(dirname(page), target),
      heading,
    }),
  );
}

/** Headings as GitHub makes anchors of them. */
function anchorsOf(page: string): string[] {
  return [...textOf(page).matchAll(/^#+ (.*)$/gm)].map(([, title = '']) =>
    title
      .toLowerCase()
      .replaceAll(/[^\p{L}\p{N}_ -]/gu, '')
      .replaceAll(' ', '-'),
  );
}

const leadsNowhere = ({ path, heading }: Link): boolean =>
  !existsSync(join(root, path)) || (heading !== undefined && !anchorsOf(path).includes(heading));

describe('the papers', () => {
  it('name every error code of the catalogue, and no other', () => {
    const section = textOf('subgraphs/service-common/docs/error-codes.md');
    const named = [...section.matchAll(/^\| `([A-Z_]+)`(?:, \d{3})? \|/gm)].map(([, code]) => code);
    expect(new Set(named)).toEqual(new Set(Object.keys(errorCodes)));
  });

  it('lead to files and headings that are there', () => {
    const pages = trackedFiles().filter((path) => path.endsWith('.md'));
    expect(
      pages.flatMap((page) =>
        linksOf(page)
          .filter(leadsNowhere)
          .map(({ link }) => `${page}: ${link}`),
      ),
    ).toEqual([]);
  });

  it('say of every type who owns it, by which key, and what the others add', () => {
    const found = entities();
    const table = ownershipInReadme();
    expect(new Set(table.keys())).toEqual(new Set(found.map(({ type }) => type)));
    for (const [type, { owner, key, added }] of table) {
      const here = found.filter((entity) => entity.type === type);
      expect(here.map(({ key: own }) => ({ type, key: own }))).toEqual(here.map(() => ({ type, key })));
      expect({ type, owners: here.map(({ subgraph }) => subgraph) }).toMatchObject({
        owners: expect.arrayContaining([owner]),
      });
      const others = here.filter(({ subgraph }) => subgraph !== owner);
      expect({
        type,
        added: Object.fromEntries(others.map(({ subgraph, fields }) => [subgraph, fields])),
      }).toEqual({
        type,
        added,
      });
    }
  });
});
