import { createHash } from 'node:crypto';
import { Kind, type OperationDefinitionNode, parse } from 'graphql';

/** A file that holds one operation with its fragments. */
export interface DocumentFile {
  readonly name: string;
  readonly text: string;
}

/**
 * Writes documents as a manifest in Apollo's format for persisted queries. The text of a file is the body as it stands,
 * so that clients that send it whole are recognised too.
 * @throws Error when a file is not GraphQL, or has no operation or several
 */
export function writeManifest(files: readonly DocumentFile[]): string {
  const operations = files.map(({ name, text }) => {
    const { operation, name: own } = onlyOperation({ name, text });
    return {
      id: createHash('sha256').update(text).digest('hex'),
      name: own?.value ?? name,
      type: operation,
      body: text,
    };
  });
  const manifest = { format: 'apollo-persisted-query-manifest', version: 1, operations };
  return `${JSON.stringify(manifest, null, 2)}\n`;
}

function onlyOperation({ name, text }: DocumentFile): OperationDefinitionNode {
  const operations = definitionsIn({ name, text }).filter(
    (node): node is OperationDefinitionNode => node.kind === Kind.OPERATION_DEFINITION,
  );
  const [operation] = operations;
  if (!operation || operations.length > 1) {
    throw new Error(
      `${name}: a file holds one operation, with the fragments it uses; this has ${operations.length}.`,
    );
  }
  return operation;
}

function definitionsIn({ name, text }: DocumentFile) {
  try {
    return parse(text).definitions;
  } catch (error) {
    throw new Error(`${name}: ${error instanceof Error ? error.message : String(error)}`, { cause: error });
  }
}
