import type { IncomingMessage, ServerResponse } from 'node:http';
import { type ApolloServer, type BaseContext, HeaderMap, type HTTPGraphQLResponse } from '@apollo/server';
import { HttpRefusal, writeRefusal } from './http-refusal';
import { readJsonBody } from './json-body';
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
   * It may set headers of the response, and may throw an HttpRefusal: nothing is executed then.
   */
  contextFor(request: IncomingMessage, signal: AbortSignal, response: ServerResponse): Promise<Context>;
  /**
   * Asked before the server is: what it returns is run in place of the request. May throw an HttpRefusal: nothing is
   * executed then. Default: every request as it is.
   */
  admit?(request: GraphqlHttpRequest, context: Context): GraphqlHttpRequest;
  /** Where GraphQL is served, such as /graphql. */
  readonly path: string;
  /** The longest request body, in bytes; a longer one is answered with 413. */
  readonly maxBodyBytes: number;
}

/** Serves an Apollo Server on node:http: the gateway's and the subgraphs' alike. */
export function createApolloHttpHandler<Context extends BaseContext>({
  server,
  contextFor,
  admit = (request) => request,
  path,
  maxBodyBytes,
}: ApolloHttpOptions<Context>): RequestHandler {
  return async (request, response) => {
    const [pathname, search] = splitTarget(request.url ?? '/');
    if (pathname !== path) return false;
    const gone = new AbortController();
    response.once('close', () => {
      if (!response.writableFinished) gone.abort(new Error('The client closed the connection.'));
    });
    try {
      const context = await contextFor(request, gone.signal, response);
      const method = (request.method ?? 'GET').toUpperCase();
      const body = method === 'POST' ? await readJsonBody(request, maxBodyBytes) : undefined;
      const answer = await server.executeHTTPGraphQLRequest({
        httpGraphQLRequest: {
          ...admit({ method, search, body }, context),
          headers: headersOf(request),
        },
        context: () => Promise.resolve(context),
      });
      await writeAnswer(response, answer);
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
  return headers;
}

async function writeAnswer(response: ServerResponse, answer: HTTPGraphQLResponse): Promise<void> {
  for (const [name, value] of answer.headers) response.setHeader(name, value);
  response.statusCode = answer.status ?? 200;
  if (answer.body.kind === 'complete') {
    response.end(answer.body.string);
    return;
  }
  for await (const chunk of answer.body.asyncIterator) response.write(chunk);
  response.end();
}
