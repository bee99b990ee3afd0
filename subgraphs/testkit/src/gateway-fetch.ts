import { randomBytes } from 'node:crypto';
import { type Caller, createRequestSigner, type GatewayKeys, publicCaller } from '@banenbrug/service-common';
import { sensitive } from './evidence';

/** The keys of a test's gateway and subgraphs. */
export const testGatewayKeys: GatewayKeys = [{ id: 'test', secret: randomBytes(32) }];

/** The same keys as GATEWAY_KEYS has them. */
export const testGatewayKeysText = testGatewayKeys
  .map(({ id, secret }) => `${id}:${secret.toString('base64url')}`)
  .join();

for (const { secret } of testGatewayKeys) sensitive('gateway key', secret.toString('base64url'));

/** Signs a request to a subgraph as the gateway would. */
export const signAsGateway = createRequestSigner({ keys: testGatewayKeys });

/** Sends a request to a subgraph as the gateway would: for a caller and under its signature. A body that is a stream is signed as empty. */
export function gatewayFetch(
  url: string,
  init: RequestInit = {},
  caller: Caller = publicCaller,
): Promise<Response> {
  const { pathname, search } = new URL(url);
  const { body, method = 'GET' } = init;
  const headers = new Headers(init.headers);
  const signed = signAsGateway(
    {
      method,
      target: pathname + search,
      authorization: headers.get('authorization') ?? undefined,
      body: typeof body === 'string' || Buffer.isBuffer(body) ? body : '',
    },
    caller,
  );
  for (const [name, value] of Object.entries(signed)) headers.set(name, value);
  return fetch(url, { ...init, headers });
}
