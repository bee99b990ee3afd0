import { transformSupergraphToPublicSchema } from '@theguild/federation-composition';
import {
  type DocumentNode,
  type GraphQLSchema,
  Kind,
  type NamedTypeNode,
  buildASTSchema,
  isTypeDefinitionNode,
  parse,
  visit,
} from 'graphql';
import { type TypeIndex, indexTypes } from './type-index';

/** A supergraph, read once when the gateway is made. */
export interface Supergraph {
  readonly sdl: string;
  /** What clients see: no join directives, nothing inaccessible. */
  readonly publicSchema: GraphQLSchema;
  readonly types: TypeIndex;
}

/**
 * Reads a composed supergraph.
 * @throws GraphQLError when the text is not GraphQL, Error when it is no supergraph or asks for protection that
 * this gateway does not give
 */
export function readSupergraph(sdl: string): Supergraph {
  const document = parse(sdl, { noLocation: true });
  refuseUnenforced(document);
  return {
    sdl,
    publicSchema: buildASTSchema(withoutMissingTypes(transformSupergraphToPublicSchema(document))),
    types: indexTypes(document),
  };
}

/** The composer takes inaccessible types away and leaves their names in unions and `implements`. */
function withoutMissingTypes(document: DocumentNode): DocumentNode {
  const defined = new Set(
    document.definitions.flatMap((node) => (isTypeDefinitionNode(node) ? [node.name.value] : [])),
  );
  const kept = <T extends NamedTypeNode>(types: readonly T[] | undefined): T[] =>
    types?.filter(({ name }) => defined.has(name.value)) ?? [];
  return visit(document, {
    UnionTypeDefinition: (node) => ({ ...node, types: kept(node.types) }),
    ObjectTypeDefinition: (node) => ({ ...node, interfaces: kept(node.interfaces) }),
    InterfaceTypeDefinition: (node) => ({ ...node, interfaces: kept(node.interfaces) }),
  });
}

/**
 * A feature linked for SECURITY must be enforced or refused. @inaccessible is enforced by the public schema;
 * @authenticated, @requiresScopes, @policy and @context are not.
 */
function refuseUnenforced(document: DocumentNode): void {
  for (const definition of document.definitions) {
    if (definition.kind !== Kind.SCHEMA_DEFINITION && definition.kind !== Kind.SCHEMA_EXTENSION) continue;
    for (const { name, arguments: given = [] } of definition.directives ?? []) {
      const value = (key: string) => given.find((argument) => argument.name.value === key)?.value;
      const purpose = value('for');
      const url = value('url');
      if (name.value !== 'link' || purpose?.kind !== Kind.ENUM || purpose.value !== 'SECURITY') continue;
      if (url?.kind === Kind.STRING && url.value.includes('/inaccessible/')) continue;
      throw new Error(
        `The supergraph uses ${url?.kind === Kind.STRING ? url.value : 'a security feature'}, which this gateway does not enforce. Guard the fields in their subgraph instead.`,
      );
    }
  }
}
