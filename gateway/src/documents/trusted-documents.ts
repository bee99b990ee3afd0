import { type Caller, HubError } from '@banenbrug/service-common';
import type { JudgedDocument } from '../limits/judge-document';
import type { TrustedDocument } from './read-manifest';

/** Who may send trusted documents only: nobody, callers without a token, or everybody. */
export type TrustedOnly = 'nobody' | 'public' | 'everybody';

/** The documents that a gateway trusts, and who may send no others. */
export interface TrustedDocumentOptions {
  /** A manifest in Apollo's format for persisted queries, as text. */
  readonly manifest: string;
  readonly only: TrustedOnly;
}

/** The documents that were published to the hub beforehand. */
export interface TrustedDocuments {
  /**
   * The text of the document that a request names by `documentId` or `extensions.persistedQuery.sha256Hash`; undefined
   * when it names none, or sends its text as well.
   * @throws HubError DOCUMENT_UNKNOWN, or PERSISTED_QUERY_NOT_SUPPORTED where there are none
   */
  textNamedBy(request: { query?: unknown; documentId?: unknown; extensions?: unknown }): string | undefined;
  /** What was judged of a trusted document at the start; undefined for any other text. */
  judged(text: string): JudgedDocument | undefined;
  /** @throws HubError DOCUMENT_NOT_TRUSTED when the caller may send nothing else */
  refuseOthers(caller: Caller): void;
}

/** No document is trusted more than another, and none can be named. */
export const noTrustedDocuments: TrustedDocuments = {
  textNamedBy(request) {
    // In the words by which Apollo's clients learn to send the text.
    const isNamed = !request.query && valueAt(request.extensions, 'persistedQuery') !== undefined;
    if (isNamed) throw new HubError('PERSISTED_QUERY_NOT_SUPPORTED');
    return undefined;
  },
  judged: () => undefined,
  refuseOthers() {},
};

/**
 * Makes the list of trusted documents.
 * @param judge judges one at the start; what it throws is told of the document by its place in the manifest
 */
export function createTrustedDocuments(
  documents: readonly TrustedDocument[],
  only: TrustedOnly,
  judge: (document: TrustedDocument) => JudgedDocument,
): TrustedDocuments {
  const texts = new Map(documents.map(({ id, body }) => [id, body]));
  const verdicts = new Map(documents.map((document) => [document.body, judge(document)]));
  return {
    textNamedBy(request) {
      if (typeof request.query === 'string' && request.query !== '') return undefined;
      const id = idIn(request);
      if (id === undefined) return undefined;
      const text = texts.get(id);
      if (text === undefined) throw new HubError('DOCUMENT_UNKNOWN');
      return text;
    },
    judged: (text) => verdicts.get(text),
    refuseOthers({ role }) {
      if (only === 'everybody' || (only === 'public' && role === 'PUBLIC')) {
        throw new HubError('DOCUMENT_NOT_TRUSTED');
      }
    },
  };
}

/** Ids are compared as they stand in the manifest; GraphQL over HTTP writes `sha256:` before them. */
function idIn({
  documentId,
  extensions,
}: {
  documentId?: unknown;
  extensions?: unknown;
}): string | undefined {
  const id = documentId ?? valueAt(valueAt(extensions, 'persistedQuery'), 'sha256Hash');
  return typeof id === 'string' ? id.toLowerCase().replace(/^sha256:/, '') : undefined;
}

function valueAt(value: unknown, key: string): unknown {
  return typeof value === 'object' && value !== null
    ? Object.entries(value).find(([k]) => k === key)?.[1]
    : undefined;
}
