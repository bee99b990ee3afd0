import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { type Role, roles } from '@banenbrug/service-common';
import { type AccessCell, readAccessTable } from '@banenbrug/testkit';
import { type DirectiveNode, type DocumentNode, Kind, isObjectType, parse } from 'graphql';
import { readSupergraph } from '../src/supergraph/read-supergraph';

const sdl = readFileSync(join(__dirname, '..', 'supergraph.graphql'), 'utf8');

/** What is wrong with a table for a supergraph, as sentences that say what to do. */
function problemsOf(supergraph: string, text?: string): string[] {
  const { publicSchema, accessRules } = readSupergraph(supergraph);
  const { rows, problems } = readAccessTable(text);
  const directives = directivesByCoordinate(parse(supergraph));
  const found = [...problems];
  const coordinates = new Set<string>();
  for (const type of Object.values(publicSchema.getTypeMap())) {
    if (!isObjectType(type) || type.name.startsWith('__')) continue;
    for (const field of Object.keys(type.getFields())) {
      const coordinate = `${type.name}.${field}`;
      coordinates.add(coordinate);
      const row = rows.get(coordinate);
      if (!row) {
        found.push(
          `${coordinate} has no row: decide who may have it, give it its rule in the schema, and add it to gateway/docs/access.md.`,
        );
        continue;
      }
      for (const role of roles) {
        const right = cellsFor(
          role,
          accessRules.isDenied(role, type.name, field),
          directives.get(coordinate),
        );
        if (!right.includes(row[role])) {
          found.push(
            `${coordinate}: the table says ${row[role]} for ${role}, the schema says ${right.join(' or ')}. Change the one that is wrong.`,
          );
        }
      }
    }
  }
  const strangers = [...rows.keys()].filter((coordinate) => !coordinates.has(coordinate));
  return [
    ...found,
    ...strangers.map((each) => `${each} is no field of the schema: take it out of the table.`),
  ];
}

/** What may stand in a cell: where a policy alone lets the role through, its rows must be said to be its own. */
function cellsFor(role: Role, isDenied: boolean, directives: readonly DirectiveNode[] = []): AccessCell[] {
  if (isDenied) return ['–'];
  const isByRow = directives.some(
    (directive) => directive.name.value === 'policy' && !policyTerms(directive).includes(role),
  );
  return isByRow ? ['own'] : ['yes', 'own'];
}

function policyTerms({ arguments: given = [] }: DirectiveNode): string[] {
  const [policies] = given;
  if (policies?.value.kind !== Kind.LIST) return [];
  return policies.value.values.flatMap((terms) =>
    terms.kind === Kind.LIST
      ? terms.values.flatMap((term) => ('value' in term ? [String(term.value)] : []))
      : [],
  );
}

/** The directives on each field of an object, and on its type. */
function directivesByCoordinate(document: DocumentNode): Map<string, readonly DirectiveNode[]> {
  const objects = document.definitions.filter((node) => node.kind === Kind.OBJECT_TYPE_DEFINITION);
  return new Map(
    objects.flatMap(({ name, directives: ofType = [], fields = [] }) =>
      fields.map(({ name: field, directives = [] }) => [
        `${name.value}.${field.value}`,
        [...ofType, ...directives],
      ]),
    ),
  );
}

describe('the table of who may see and do what, docs/access.md', () => {
  it('has a row for every field, and says what the schema’s rules give', () => {
    expect(problemsOf(sdl)).toEqual([]);
  });

  const small = `
    schema @link(url: "https://specs.apollo.dev/join/v0.5", for: EXECUTION) { query: Query }
    enum join__Graph { ONE @join__graph(name: "one", url: "") }
    type Query { open: Int token: Int @authenticated row: Int @policy(policies: [["own-desk"], ["ADMIN"]]) }`;
  const table = `
| \`Query\` | open | yes | yes | yes | yes | yes | yes |
| \`Query\` | token | – | yes | yes | yes | yes | yes |
| \`Query\` | row | – | – | own | – | – | yes |`;

  it('fits when it does', () => {
    expect(problemsOf(small, table)).toEqual([]);
  });

  it.each([
    [
      'a field without a row',
      table.replace('open', ''),
      'Query.open has no row: decide who may have it, give it its rule in the schema, and add it to gateway/docs/access.md.',
    ],
    ['a row without a field', table.replace('open', 'open, gone'), 'Query.gone is no field of the schema'],
    [
      'a role that the gateway denies',
      table.replace('token | –', 'token | own'),
      'Query.token: the table says own for PUBLIC, the schema says –.',
    ],
    [
      'a role that the gateway lets through',
      table.replace('open | yes', 'open | –'),
      'Query.open: the table says – for PUBLIC, the schema says yes or own.',
    ],
    [
      'a row that is not said to be the caller’s own',
      table.replace('| own', '| yes'),
      'Query.row: the table says yes for DESK, the schema says own.',
    ],
    [
      'a cell that is none',
      table.replace('own', 'maybe'),
      'Query: 6 cells, each –, yes or own, are needed in',
    ],
  ])('tells of %s', (_, text, problem) => {
    expect(problemsOf(small, text).join('\n')).toContain(problem);
  });

  it('holds for what can be followed, too', () => {
    const followed = `
      schema @link(url: "https://specs.apollo.dev/join/v0.5", for: EXECUTION) { query: Query subscription: Subscription }
      enum join__Graph { ONE @join__graph(name: "one", url: "") }
      type Query { open: Int }
      type Subscription { own: Int @policy(policies: [["own-session"]]) }`;
    const query = '| `Query` | open | yes | yes | yes | yes | yes | yes |';
    expect(problemsOf(followed, query)).toEqual([expect.stringContaining('Subscription.own has no row')]);
    const row = (organiser: string): string =>
      `| \`Subscription\` | own | – | – | – | ${organiser} | – | – |`;
    expect(problemsOf(followed, `${query}\n${row('own')}`)).toEqual([]);
    expect(problemsOf(followed, `${query}\n${row('–')}`)).toEqual([
      expect.stringContaining('the table says – for ORGANISER, the schema says own'),
    ]);
  });

  it('tells of a field that stands in two lines', () => {
    const twice = `${table}\n| \`Query\` | open | yes | yes | yes | yes | yes | yes |`;
    expect(problemsOf(small, twice)).toEqual(['Query.open stands in more than one line: keep one.']);
  });
});
