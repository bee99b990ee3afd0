import { createServer } from 'node:http';
import { type RequestHandler, currentSpan } from '@banenbrug/service-common';
import { sensitive } from '@banenbrug/testkit';
import { traceRequests } from '../../src/telemetry';
import { listening } from '../federation/start-federation';
import { type CollectedSpan, collectSpans } from './collect-spans';

const bsn = sensitive('BSN', '123456782');
const traceparent = '00-0af7651916cd43dd8448eb211c80319c-b7ad6b7169203331-01';

/** Sends requests to a door with spans. */
async function spansOf(
  handle: RequestHandler,
  ...requests: RequestInit[]
): Promise<readonly CollectedSpan[]> {
  const traced = traceRequests('/graphql', handle);
  const server = createServer((request, response) => void traced(request, response));
  const url = await listening(server);
  const spans = await collectSpans(async () => {
    for (const init of requests) await (await fetch(`${url}/graphql?query=${bsn}`, init)).text();
    await fetch(`${url}/health`);
  });
  server.closeAllConnections();
  await new Promise((resolve) => server.close(resolve));
  return spans;
}

const answering =
  (status: number): RequestHandler =>
  (_, response) => {
    response.writeHead(status).end('{}');
    return true;
  };

describe('the span of a request', () => {
  it('has the route and the status, nothing of the address, and is made for the route alone', async () => {
    const [span, ...others] = await spansOf(answering(200), { method: 'POST', body: bsn });
    expect(others).toEqual([]);
    expect(span?.name).toBe('POST /graphql');
    expect(span?.facts).toEqual({
      'http.request.method': 'POST',
      'http.route': '/graphql',
      'http.response.status_code': 200,
    });
  });

  it('begins a trace of its own, whatever trace a client names', async () => {
    const [span] = await spansOf(answering(200), { headers: { traceparent } });
    expect(span?.parentId).toBeUndefined();
    expect(span?.traceId).not.toBe(traceparent.split('-')[1]);
  });

  it('has no word of a client’s for a method', async () => {
    const [span] = await spansOf(answering(405), { method: 'PROPFIND' });
    expect(span?.name).toBe('_OTHER /graphql');
  });

  it('is failed by an answer that says the fault is here, and is around all that the handler does', async () => {
    const named: RequestHandler = (request, response) => {
      currentSpan()?.rename('query abc');
      return answering(503)(request, response);
    };
    const [span] = await spansOf(named, {});
    expect([span?.name, span?.facts['error.type']]).toEqual(['query abc', '503']);
  });
});
