import { createHash } from 'node:crypto';

/** What a document is called in logs and traces. @param documentId as of a `ParsedOperation` */
export type NameDocument = (documentId: string) => string;

/** A document that the operator has published under a name. */
interface NamedDocument {
  /** SHA-256 of its text, in hexadecimal. */
  readonly id: string;
  readonly name: string;
}

const sha256 = /^[0-9a-f]{64}$/;

/**
 * Names documents: a trusted one as its manifest does, any other by the first 12 hexadecimal digits of its SHA-256. What
 * a document calls its operations a client has written: that can be anything, a person's number too.
 */
export function createDocumentNames(trusted: readonly NamedDocument[]): NameDocument {
  const names = new Map(trusted.map(({ id, name }) => [id, name]));
  return (documentId) => names.get(documentId) ?? digest(documentId).slice(0, 12);
}

/** An id that is no SHA-256 could have text of the document in it. */
function digest(documentId: string): string {
  return sha256.test(documentId) ? documentId : createHash('sha256').update(documentId).digest('hex');
}
