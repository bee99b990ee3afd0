import {
  type ConstDirectiveNode,
  type DefinitionNode,
  type DocumentNode,
  Kind,
  isTypeDefinitionNode,
  isTypeExtensionNode,
} from 'graphql';

/** What a schema has, each as `Type`, `Type.field` or `Enum.VALUE`. */
export type Members = ReadonlySet<string>;

/** What plans can ask of each subgraph, by the subgraph's name: read from the join directives of a supergraph. */
export function ownedMembers(supergraph: DocumentNode): ReadonlyMap<string, Members> {
  const names = graphNames(supergraph);
  const owned = new Map([...names.values()].map((name) => [name, new Set<string>()]));
  const add = (graph: string, member: string): void => {
    owned.get(names.get(graph) ?? '')?.add(member);
  };
  for (const node of supergraph.definitions) {
    if (!isTypeDefinitionNode(node) || node.name.value.startsWith('join__')) continue;
    const graphs = graphsIn(node.directives, 'join__type');
    for (const graph of graphs) add(graph, node.name.value);
    for (const { name, directives } of membersOf(node)) {
      for (const graph of ownersOf(directives, graphs)) add(graph, `${node.name.value}.${name.value}`);
    }
  }
  return owned;
}

/** What a subgraph's own schema has. */
export function membersIn(schema: DocumentNode): Members {
  const members = new Set<string>();
  for (const node of schema.definitions) {
    if (!isTypeDefinitionNode(node) && !isTypeExtensionNode(node)) continue;
    members.add(node.name.value);
    for (const { name } of membersOf(node)) members.add(`${node.name.value}.${name.value}`);
  }
  return members;
}

interface Member {
  readonly name: { readonly value: string };
  readonly directives?: readonly ConstDirectiveNode[] | undefined;
}

function membersOf(node: DefinitionNode): readonly Member[] {
  if ('fields' in node) return node.fields ?? [];
  return 'values' in node ? (node.values ?? []) : [];
}

/** A field without a word of its own is of all subgraphs that have its type; one that is only referred to is not owned. */
function ownersOf(directives: readonly ConstDirectiveNode[] = [], graphs: readonly string[]): string[] {
  const own = directives.filter(({ name }) => ['join__field', 'join__enumValue'].includes(name.value));
  if (own.length === 0) return [...graphs];
  return own.flatMap((directive) => {
    const isElsewhere = isTrue(directive, 'external') || isTrue(directive, 'usedOverridden');
    const graph = enumIn(directive, 'graph');
    return graph === undefined || isElsewhere ? [] : [graph];
  });
}

function graphsIn(directives: readonly ConstDirectiveNode[] = [], name: string): string[] {
  return directives
    .filter((directive) => directive.name.value === name)
    .flatMap((directive) => enumIn(directive, 'graph') ?? []);
}

function graphNames({ definitions }: DocumentNode): ReadonlyMap<string, string> {
  const names = new Map<string, string>();
  for (const node of definitions) {
    if (node.kind !== Kind.ENUM_TYPE_DEFINITION || node.name.value !== 'join__Graph') continue;
    for (const { name, directives = [] } of node.values ?? []) {
      const value = directives[0]?.arguments?.find((argument) => argument.name.value === 'name')?.value;
      if (value?.kind === Kind.STRING) names.set(name.value, value.value);
    }
  }
  return names;
}

function enumIn({ arguments: given = [] }: ConstDirectiveNode, name: string): string | undefined {
  const value = given.find((argument) => argument.name.value === name)?.value;
  return value?.kind === Kind.ENUM ? value.value : undefined;
}

function isTrue({ arguments: given = [] }: ConstDirectiveNode, name: string): boolean {
  const value = given.find((argument) => argument.name.value === name)?.value;
  return value?.kind === Kind.BOOLEAN && value.value;
}
