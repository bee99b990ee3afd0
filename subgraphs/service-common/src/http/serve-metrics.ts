import type { ServerResponse } from 'node:http';
import type { MetricsSettings } from '../environment/telemetry-variables';
import type { Logger } from '../logger';
import type { Metrics } from '../telemetry/open-metrics';
import { type RequestHandler, type RunningServer, startServer } from './start-server';

/**
 * Serves the metrics of a process at /metrics, on a port of its own: how busy the hub is, is nobody's business at the
 * door that everybody knocks at.
 * @throws the error of node:net, such as EADDRINUSE
 */
export async function serveMetrics(
  { registry }: Pick<Metrics, 'registry'>,
  settings: MetricsSettings,
  logger: Logger,
): Promise<RunningServer> {
  const handler: RequestHandler = async ({ method, url }, response) => {
    if (url?.split('?', 1)[0] !== '/metrics') return false;
    if (method !== 'GET' && method !== 'HEAD') return refuseMethod(response);
    response.writeHead(200, { 'content-type': registry.contentType });
    response.end(await registry.metrics());
    return true;
  };
  return startServer({ handlers: [handler], isReady: () => Promise.resolve(true), logger }, settings);
}

function refuseMethod(response: ServerResponse): true {
  response.writeHead(405, { allow: 'GET' }).end();
  return true;
}
