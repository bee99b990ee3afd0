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
import { type AccessRules, readAccessRules } from '../authorization/access-rules';
import { type CacheHints, readCacheHints, withoutCacheHints } from '../response-cache/cache-hints';
import { type TypeIndex, indexTypes } from './type-index';

/** A supergraph, read once when the gateway is made. */
export interface Supergraph {
  readonly sdl: string;
  /** What clients see: no join directives, no hints on caching, nothing inaccessible. */
  readonly publicSchema: GraphQLSchema;
  readonly types: TypeIndex;
  readonly accessRules: AccessRules;
  /** How long answers may be kept. */
  readonly cacheHints: CacheHints;
  /** The names of the subgraphs that plans can ask. */
  readonly subgraphNames: readonly string[];
}

/**
 * Reads a composed supergraph.
 * @throws GraphQLError when the text is not GraphQL, Error when it is no supergraph or asks for protection that
 * this gateway does not give
 */
export function readSupergraph(sdl: string): Supergraph {
  const document = parse(sdl, { noLocation: true });
  refuseUnenforced(document);
  const names = subgraphNames(document);
  if (names.length === 0)
    throw new Error('The text is no supergraph: it names no subgraphs (enum join__Graph).');
  return {
    sdl,
    publicSchema: buildASTSchema(publicDocument(document)),
    types: indexTypes(document),
    accessRules: readAccessRules(document),
    cacheHints: readCacheHints(document),
    subgraphNames: names,
  };
}

function publicDocument(document: DocumentNode): DocumentNode {
  return withoutMissingTypes(transformSupergraphToPublicSchema(withoutCacheHints(document)));
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

/** Enforced by the public schema, and by the rooms in authorization/. */
const enforced = ['inaccessible', 'authenticated', 'requiresScopes', 'policy'];

/**
 * A feature linked for SECURITY must be enforced or refused; @context, for one, is not enforced. Neither is a feature
 * under another name than its own.
 */
function refuseUnenforced(document: DocumentNode): void {
  for (const definition of document.definitions) {
    if (definition.kind !== Kind.SCHEMA_DEFINITION && definition.kind !== Kind.SCHEMA_EXTENSION) continue;
    for (const { name, arguments: given = [] } of definition.directives ?? []) {
      const value = (key: string) => given.find((argument) => argument.name.value === key)?.value;
      const purpose = value('for');
      const url = value('url');
      if (name.value !== 'link' || purpose?.kind !== Kind.ENUM || purpose.value !== 'SECURITY') continue;
      const feature = url?.kind === Kind.STRING ? /\/(\w+)\/v\d+\.\d+$/.exec(url.value)?.[1] : undefined;
      if (feature !== undefined && enforced.includes(feature) && !value('as') && !value('import')) continue;
      throw new Error(
        `The supergraph uses ${url?.kind === Kind.STRING ? url.value : 'a security feature'}, which this gateway does not enforce. Guard the fields in their subgraph instead.`,
      );
    }
  }
}

/** The values of the join__Graph enum carry each subgraph's name as it was composed. */
function subgraphNames(document: DocumentNode): string[] {
  return document.definitions.flatMap((definition) => {
    if (definition.kind !== Kind.ENUM_TYPE_DEFINITION || definition.name.value !== 'join__Graph') return [];
    return (definition.values ?? []).flatMap(({ directives = [] }) =>
      directives.flatMap(({ arguments: given = [] }) => {
        const name = given.find((argument) => argument.name.value === 'name')?.value;
        return name?.kind === Kind.STRING ? [name.value] : [];
      }),
    );
  });
}
