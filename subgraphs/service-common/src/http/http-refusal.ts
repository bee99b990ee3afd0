import type { ServerResponse } from 'node:http';

/** A reply that is decided before GraphQL begins. */
export class HttpRefusal extends Error {
  constructor(
    readonly status: number,
    readonly code: string,
    message: string,
    readonly headers: Readonly<Record<string, string>> = {},
    /** Further extensions of the error, such as what would be allowed. */
    readonly details: Readonly<Record<string, string | number>> = {},
  ) {
    super(message);
    this.name = 'HttpRefusal';
  }
}

/** Writes a refusal in the form of a GraphQL response. */
export function writeRefusal(response: ServerResponse, refusal: HttpRefusal): void {
  if (response.headersSent) {
    response.destroy();
    return;
  }
  const { status, code, message, headers, details } = refusal;
  response.writeHead(status, { 'content-type': 'application/json; charset=utf-8', ...headers });
  response.end(JSON.stringify({ errors: [{ message, extensions: { ...details, code } }] }));
}
