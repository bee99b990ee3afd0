import type { IncomingMessage, ServerResponse } from 'node:http';
import { type ApolloServer, type BaseContext, HeaderMap, type HTTPGraphQLResponse } from '@apollo/server';
import { languageOf } from '../language';
import { HttpRefusal, writeRefusal } from './http-refusal';
import { parseJsonBody, readBody } from './json-body';
import { jsonDepth, maxJsonDepth, tooDeep } from './json-depth';
import type { RequestHandler } from './start-server';

/** What a request of GraphQL over HTTP consists of. */
export interface GraphqlHttpRequest {
  /** In capitals. */
  readonly method: string;
  /** The query string with its question mark; empty when there is none. */
  readonly search: string;
  /** Parsed JSON of any kind; undefined when the method has no body. */
  readonly body: unknown;
}

/** Settings of the way from node:http to an Apollo Server. */
export interface ApolloHttpOptions<Context extends BaseContext> {
  /** Started already. */
  readonly server: ApolloServer<Context>;
  /**
   * Makes the context of one request. The signal is aborted when the client closes the connection early.
   * It may set headers of the response, may read the body before it is parsed, and may throw an HttpRefusal: nothing
   * is parsed or executed then.
   */
  contextFor(
    request: IncomingMessage,
    signal: AbortSignal,
    response: ServerResponse,
    readBytes: () => Promise<Buffer>,
  ): Promise<Context>;
  /**
   * Asked before the server is: what it returns is run in place of the request. May throw an HttpRefusal: nothing is
   * executed then. Default: every request as it is.
   */
  admit?(request: GraphqlHttpRequest, context: Context): GraphqlHttpRequest;
  /** Where GraphQL is served, such as /graphql. */
  readonly path: string;
  /** The longest request body, in bytes; a longer one is answered with 413. */
  readonly maxBodyBytes: number;
  /** The longest answer, in bytes; in place of a longer one goes 422. Default: any length. */
  readonly maxResponseBytes?: number | undefined;
}

/** Serves an Apollo Server on node:http: the gateway's and the subgraphs' alike. */
export function createApolloHttpHandler<Context extends BaseContext>({
  server,
  contextFor,
  admit = (request) => request,
  path,
  maxBodyBytes,
  maxResponseBytes = Number.POSITIVE_INFINITY,
}: ApolloHttpOptions<Context>): RequestHandler {
  return async (request, response) => {
    const [pathname, search] = splitTarget(request.url ?? '/');
    if (pathname !== path) return false;
    const gone = new AbortController();
    response.once('close', () => {
      if (!response.writableFinished) gone.abort(new Error('The client closed the connection.'));
    });
    try {
      let bytes: Promise<Buffer> | undefined;
      const readBytes = (): Promise<Buffer> => (bytes ??= readBody(request, maxBodyBytes));
      const context = await contextFor(request, gone.signal, response, readBytes);
      refuseDeepParameters(request, search);
      const method = (request.method ?? 'GET').toUpperCase();
      const body = method === 'POST' ? parseJsonBody(request, await readBytes()) : undefined;
      const answer = await server.executeHTTPGraphQLRequest({
        httpGraphQLRequest: {
          ...admit({ method, search, body }, context),
          headers: headersOf(request),
        },
        context: () => Promise.resolve(context),
      });
      await writeAnswer(response, answer, maxResponseBytes);
    } catch (error) {
      if (!(error instanceof HttpRefusal)) throw error;
      writeRefusal(response, error);
    }
    return true;
  };
}

function splitTarget(target: string): [string, string] {
  const at = target.indexOf('?');
  return at < 0 ? [target, ''] : [target.slice(0, at), target.slice(at)];
}

function headersOf(request: IncomingMessage): HeaderMap {
  const headers = new HeaderMap();
  for (const [name, value] of Object.entries(request.headers)) {
    if (value !== undefined) headers.set(name, Array.isArray(value) ? value.join(', ') : value);
  }
  // Apollo Server's answer without this header, which it needs no negotiation for.
  if (headers.get('accept') === 'application/json') headers.delete('accept');
  return headers;
}

/**
 * What a GET carries as JSON goes the way of a body, and is parsed later.
 * @param search the query string
 * @throws HttpRefusal 400 when it is nested too deep
 */
export function refuseDeepParameters(request: IncomingMessage, search: string): void {
  if (search.length <= maxJsonDepth) return;
  const parameters = new URLSearchParams(search);
  for (const name of ['variables', 'extensions']) {
    const json = parameters.get(name);
    if (json !== null && jsonDepth(Buffer.from(json)) > maxJsonDepth) {
      throw tooDeep(languageOf(request.headers['accept-language']));
    }
  }
}

/** @throws HttpRefusal 422 when the answer is too long */
async function writeAnswer(
  response: ServerResponse,
  answer: HTTPGraphQLResponse,
  maxBytes: number,
): Promise<void> {
  if (answer.body.kind === 'complete') {
    const text = answer.body.string;
    if (text.length > maxBytes || Buffer.byteLength(text) > maxBytes) {
      const language = languageOf(response.req.headers['accept-language']);
      throw HttpRefusal.of(422, 'RESPONSE_TOO_LARGE', language, { maximum: maxBytes });
    }
    writeHead(response, answer);
    // As a text it goes out in one piece with the head; bytes would be a second.
    response.end(text);
    return;
  }
  writeHead(response, answer);
  for await (const chunk of answer.body.asyncIterator) response.write(chunk);
  response.end();
}

function writeHead(response: ServerResponse, { status = 200, headers }: HTTPGraphQLResponse): void {
  for (const [name, value] of headers) response.setHeader(name, value);
  response.statusCode = status;
}
