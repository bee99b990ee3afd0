import type {
  FetchNode,
  FetchRewrite,
  FlattenNodePathSegment,
  PlanNode,
  QueryPlan,
  RequiresSelection,
} from '@graphql-hive/router-query-planner';

const width = 110;

/** A plan to be read by people: a line for each node, indented, with the operations of fetches wrapped below them. */
export function planText({ node }: QueryPlan): string {
  return node ? linesOf(node).join('\n') : 'nothing';
}

function linesOf(node: PlanNode): string[] {
  switch (node.kind) {
    case 'Sequence':
    case 'Parallel':
      return [node.kind, ...indented(node.nodes.flatMap(linesOf))];
    case 'Flatten':
      return [`Flatten ${pathOf(node.path)}`, ...indented(linesOf(node.node))];
    case 'Fetch':
      return fetchLines(node);
    case 'BatchFetch':
      return [
        `BatchFetch ${node.serviceName}`,
        ...indented(
          node.entityBatch.aliases.flatMap(({ alias, paths, requires, inputRewrites, outputRewrites }) => [
            `${alias} at ${paths.map(pathOf).join(', ')} for ${selectionOf(requires)}`,
            ...rewritesOf(inputRewrites),
            ...rewritesOf(outputRewrites),
          ]),
        ),
        ...indented(wrapped(node.operation)),
      ];
    case 'Subscription':
      return ['Subscription', ...indented(fetchLines(node.primary))];
    case 'Condition':
    case 'Defer':
      return [`${node.kind}: not served`];
  }
}

function fetchLines(node: FetchNode): string[] {
  return [
    `Fetch ${node.serviceName}${node.requires ? ` for ${selectionOf(node.requires)}` : ''}`,
    ...indented([...rewritesOf(node.inputRewrites), ...rewritesOf(node.outputRewrites)]),
    ...indented(wrapped(node.operation)),
  ];
}

function pathOf(path: readonly FlattenNodePathSegment[]): string {
  const segments = path.map((segment) => {
    if (segment === '@') return '@';
    return 'Field' in segment ? segment.Field : `|${segment.TypeCondition.join('|')}`;
  });
  return segments.join('.');
}

function selectionOf(selections: readonly RequiresSelection[]): string {
  return selections
    .map((node) => {
      if (node.kind === 'InlineFragment') return `${node.typeCondition} { ${selectionOf(node.selections)} }`;
      if (node.kind !== 'Field') return node.kind;
      return node.selections?.length ? `${node.name} { ${selectionOf(node.selections)} }` : node.name;
    })
    .join(' ');
}

function rewritesOf(rewrites: readonly FetchRewrite[] | null | undefined): string[] {
  return (rewrites ?? []).map((rewrite) => `rewrite ${JSON.stringify(rewrite)}`);
}

function wrapped(operation: string): string[] {
  const lines: string[] = [];
  let line = '';
  for (const word of operation.trim().split(/\s+/)) {
    if (line !== '' && line.length + word.length >= width) {
      lines.push(line);
      line = word;
    } else line = line === '' ? word : `${line} ${word}`;
  }
  return [...lines, line];
}

const indented = (lines: readonly string[]): string[] => lines.map((line) => `  ${line}`);
