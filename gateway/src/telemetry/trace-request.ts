import type { IncomingMessage, ServerResponse } from 'node:http';
import { type RequestHandler, inSpan, isTracing } from '@banenbrug/service-common';

/**
 * Has a handler answer each request in a span of its own, under which all that it asks of subgraphs comes. The span is
 * named by its route until somebody knows the operation. A `traceparent` of the client is not looked at: strangers would
 * choose which requests are kept, and put theirs into traces of others. What clients know a request by is its request id.
 * @param route such as /graphql
 */
export function traceRequests(route: string, handle: RequestHandler): RequestHandler {
  return (request, response) => {
    if (!isTracing() || pathOf(request) !== route) return handle(request, response);
    const method = methodOf(request);
    const facts = { 'http.request.method': method, 'http.route': route };
    return inSpan(`${method} ${route}`, { role: 'server', facts }, async (span) => {
      const isHandled = await handle(request, response);
      span?.describe({ 'http.response.status_code': response.statusCode });
      if (response.statusCode >= 500) span?.fail(String(response.statusCode));
      if (hasLeft(response)) span?.fail('CLIENT_GONE');
      return isHandled;
    });
  };
}

function pathOf({ url = '/' }: IncomingMessage): string | undefined {
  return url.split('?', 1)[0];
}

/** A method is a word of the client's. */
function methodOf({ method }: IncomingMessage): string {
  return method === 'GET' || method === 'POST' || method === 'OPTIONS' ? method : '_OTHER';
}

function hasLeft({ destroyed, writableFinished }: ServerResponse): boolean {
  return destroyed && !writableFinished;
}
