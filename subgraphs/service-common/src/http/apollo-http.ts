import type { IncomingMessage, ServerResponse } from 'node:http';
import { type ApolloServer, type BaseContext, HeaderMap, type HTTPGraphQLResponse } from '@apollo/server';
import type { ExecutionResult } from 'graphql';
import { languageOf } from '../language';
import { HttpRefusal, writeRefusal } from './http-refusal';
import { parseJsonBody, readBody } from './json-body';
import { jsonDepth, maxJsonDepth, tooDeep } from './json-depth';
import type { RequestHandler } from './start-server';

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
  /** Runs what need not be read by the server again; null: the server has to. Not asked for other media types than JSON. */
  runKnown?(body: unknown, context: Context): Promise<ExecutionResult> | null;
  /** Where GraphQL is served, such as /graphql. */
  readonly path: string;
  /** The longest request body, in bytes; a longer one is answered with 413. */
  readonly maxBodyBytes: number;
}

/** Serves an Apollo Server on node:http. */
export function createApolloHttpHandler<Context extends BaseContext>({
  server,
  contextFor,
  runKnown = () => null,
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
      let bytes: Promise<Buffer> | undefined;
      const readBytes = (): Promise<Buffer> => (bytes ??= readBody(request, maxBodyBytes));
      const context = await contextFor(request, gone.signal, response, readBytes);
      refuseDeepParameters(request, search);
      const method = (request.method ?? 'GET').toUpperCase();
      const body = method === 'POST' ? parseJsonBody(request, await readBytes()) : undefined;
      const known = asksPlainJson(request) ? runKnown(body, context) : null;
      if (known) {
        writeResult(response, await known);
        return true;
      }
      const answer = await server.executeHTTPGraphQLRequest({
        httpGraphQLRequest: {
          method,
          search,
          body,
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

/** Nothing that the server would have to look at, and an answer that may be plain JSON. */
function asksPlainJson({ method, headers }: IncomingMessage): boolean {
  const { accept = '*/*', 'content-type': type = '' } = headers;
  return (
    method === 'POST' &&
    type.startsWith('application/json') &&
    (accept === '*/*' || accept.includes('application/json'))
  );
}

function writeResult(response: ServerResponse, { errors, data }: ExecutionResult): void {
  const text = JSON.stringify(errors ? { errors, data } : { data });
  response.writeHead(200, {
    'content-type': 'application/json; charset=utf-8',
    'content-length': Buffer.byteLength(text),
  });
  response.end(text);
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

async function writeAnswer(response: ServerResponse, answer: HTTPGraphQLResponse): Promise<void> {
  writeHead(response, answer);
  if (answer.body.kind === 'complete') {
    // As a text it goes out in one piece with the head; bytes would be a second.
    response.end(answer.body.string);
    return;
  }
  for await (const chunk of answer.body.asyncIterator) response.write(chunk);
  response.end();
}

function writeHead(response: ServerResponse, { status = 200, headers }: HTTPGraphQLResponse): void {
  for (const [name, value] of headers) response.setHeader(name, value);
  response.statusCode = status;
}
