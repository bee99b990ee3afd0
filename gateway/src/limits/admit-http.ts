import {
  type GraphqlHttpRequest,
  HttpRefusal,
  HubError,
  type RequestIdentity,
} from '@banenbrug/service-common';
import type { Admit, UncheckedRequest } from './admission';
import { exceeded } from './exceeded';
import { refusalOf } from './refusal';

/** Judges a request of GraphQL over HTTP; where it names a trusted document, the document takes the place of the id. */
export type AdmitHttp = (request: GraphqlHttpRequest, context: RequestIdentity) => GraphqlHttpRequest;

/**
 * Makes the way from HTTP to the stage.
 * The function throws HttpRefusal; a request that is none in the sense of GraphQL over HTTP passes: the server says so.
 */
export function createAdmitHttp(admit: Admit): AdmitHttp {
  return (request, { caller, language }) => {
    try {
      return request.method === 'GET'
        ? admitGet(request, (sent) => admit(sent, caller))
        : admitPost(request, (sent) => admit(sent, caller));
    } catch (error) {
      if (!(error instanceof HubError)) throw error;
      const { status, error: told } = refusalOf(error, language);
      throw new HttpRefusal(status, error.code, told.message, {}, error.details);
    }
  };
}

type AdmitSent = (sent: UncheckedRequest) => string | undefined;

function admitPost(request: GraphqlHttpRequest, admit: AdmitSent): GraphqlHttpRequest {
  const { body } = request;
  if (Array.isArray(body)) throw exceeded('BATCH_TOO_LARGE', 1, body.length);
  if (typeof body !== 'object' || body === null) return request;
  const sent: UncheckedRequest = body;
  const query = admit(sent);
  return query === undefined || query === sent.query
    ? request
    : { ...request, body: { ...sent, query, extensions: withoutPersistedQuery(sent.extensions) } };
}

function admitGet(request: GraphqlHttpRequest, admit: AdmitSent): GraphqlHttpRequest {
  const parameters = new URLSearchParams(request.search);
  const sent = requestIn(parameters);
  const { extensions } = sent;
  const query = admit(sent);
  if (query === undefined || query === sent.query) return request;
  parameters.set('query', query);
  if (extensions !== undefined) {
    parameters.set('extensions', JSON.stringify(withoutPersistedQuery(extensions)));
  }
  return { ...request, search: `?${parameters.toString()}` };
}

/** A request in the query string of a GET. What should be JSON and is none counts as not sent. */
export function requestIn(parameters: URLSearchParams): UncheckedRequest {
  const text = (name: string): string | undefined => parameters.get(name) ?? undefined;
  const json = (name: string): unknown => jsonOf(parameters.get(name));
  return {
    query: text('query'),
    documentId: text('documentId'),
    operationName: text('operationName'),
    variables: json('variables'),
    extensions: json('extensions'),
  };
}

/** The document was found here; the server below knows of no persisted ones. */
function withoutPersistedQuery(extensions: unknown): unknown {
  if (typeof extensions !== 'object' || extensions === null) return extensions ?? null;
  return Object.fromEntries(Object.entries(extensions).filter(([name]) => name !== 'persistedQuery'));
}

function jsonOf(text: string | null): unknown {
  if (text === null) return undefined;
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
