import type { ServerResponse } from 'node:http';

/** Browser features that no answer of the hub needs, its page included. */
const unusedFeatures = [
  'accelerometer',
  'camera',
  'display-capture',
  'geolocation',
  'gyroscope',
  'microphone',
  'payment',
  'usb',
];

/**
 * What every answer says to a browser, unless its handler says otherwise: it is data, so nothing in it may run,
 * load, be framed, be kept or be taken for another type. A page has to set a policy of its own.
 */
export const securityHeaders: Readonly<Record<string, string>> = Object.freeze({
  'content-security-policy':
    "default-src 'none'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'",
  'x-content-type-options': 'nosniff',
  'referrer-policy': 'no-referrer',
  'cross-origin-opener-policy': 'same-origin',
  'cross-origin-resource-policy': 'same-origin',
  'permissions-policy': unusedFeatures.map((feature) => `${feature}=()`).join(', '),
  'cache-control': 'no-store',
});

/** A year of HTTPS only. Not for subdomains: they need not be the hub's. */
const strictTransport = 'max-age=31536000';

/** Sets them all; the order to come back by HTTPS only where the request came that way. */
export function setSecurityHeaders(response: ServerResponse, isSecure: boolean): void {
  for (const [name, value] of Object.entries(securityHeaders)) response.setHeader(name, value);
  if (isSecure) response.setHeader('strict-transport-security', strictTransport);
}

/** What an answer to the gateway alone says: each header costs both sides, and no browser ever reads it. */
export function setInnerHeaders(response: ServerResponse): void {
  response.setHeader('x-content-type-options', 'nosniff');
  response.setHeader('cache-control', 'no-store');
}
