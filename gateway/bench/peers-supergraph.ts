import { type SubgraphName, composeSupergraph, subgraphs } from '@banenbrug/gateway';
import { readSdl, subgraphSdl } from '@banenbrug/service-common';
import { type ASTNode, type DirectiveNode, type DocumentNode, parse, print, visit } from 'graphql';
import { folderOf } from './places';

/** What Apollo Gateway refuses to start with. */
const accessDirectives = ['authenticated', 'requiresScopes', 'policy'];
/** What Grafbase refuses where a type bears it and the fields of that type do not. */
const inaccessible = 'inaccessible';
const takenOut = new Set([...accessDirectives, inaccessible]);

/** The schema of a subgraph as all gateways can serve it: without rules of access, and what clients cannot see. */
export function peerSdl(name: SubgraphName): string {
  return print(simplified(parse(subgraphSdl(readSdl(folderOf(name))))));
}

/** The supergraph of these schemas, with the addresses of the subgraphs in it. @throws Error when there is none */
export function peersSupergraph(urls: Readonly<Record<SubgraphName, string>>): string {
  const outcome = composeSupergraph(
    subgraphs.map(({ name }) => ({ name, sdl: peerSdl(name), url: urls[name] })),
  );
  if (outcome.type === 'composed') return outcome.supergraph;
  throw new Error(outcome.problems.map(({ code, message }) => `${code}: ${message}`).join('\n'));
}

function simplified(document: DocumentNode): DocumentNode {
  const withoutHidden = visit(document, {
    enter: (node) => (isHidden(node) ? null : undefined),
  });
  return visit(withoutHidden, {
    Directive: (node) =>
      takenOut.has(node.name.value) ? null : node.name.value === 'link' ? withoutImports(node) : undefined,
  });
}

function isHidden(node: ASTNode): boolean {
  const directives = 'directives' in node ? (node.directives ?? []) : [];
  return directives.some(({ name }) => name.value === inaccessible);
}

/** A directive that is imported and not used would bring its feature back. */
function withoutImports(link: DirectiveNode): DirectiveNode {
  return visit(link, {
    StringValue: (node, _, parent) =>
      Array.isArray(parent) && takenOut.has(node.value.replace('@', '')) ? null : undefined,
  });
}
