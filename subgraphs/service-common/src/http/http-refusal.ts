import type { ServerResponse } from 'node:http';

/** A reply that is decided before GraphQL begins. */
export class HttpRefusal extends Error {
  constructor(
    readonly status: number,
    readonly code: string,
    message: string,
    readonly headers: Readonly<Record<string, string>> = {},
    /** What the client may know beside the code. Never a value it sent. */
    readonly extensions: Readonly<Record<string, unknown>> = {},
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
  const { status, code, message, headers, extensions } = refusal;
  response.writeHead(status, { 'content-type': 'application/json; charset=utf-8', ...headers });
  response.end(JSON.stringify({ errors: [{ message, extensions: { ...extensions, code } }] }));
}
