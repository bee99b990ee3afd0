import { Kind, parse } from 'graphql';

/** Whether a supergraph has the query by which the gateway asks what a subject may do. */
export function hasAccessQuery(supergraph: string): boolean {
  return parse(supergraph, { noLocation: true }).definitions.some(
    (node) =>
      node.kind === Kind.OBJECT_TYPE_DEFINITION &&
      node.name.value === 'Query' &&
      node.fields?.some(({ name }) => name.value === 'accessOf'),
  );
}
