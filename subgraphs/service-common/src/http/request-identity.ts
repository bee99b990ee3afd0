import { randomUUID } from 'node:crypto';
import type { IncomingMessage } from 'node:http';
import { errorMessage, UnauthenticatedError } from '../errors';
import { type Caller, publicCaller, type VerifyToken } from '../identity';
import { type Language, languageOf } from '../language';
import { HttpRefusal } from './http-refusal';

/**
 * A UUID, or the 32 hexadecimal digits of a trace. Request ids are in logs and audit lines, so they may have no form in
 * which somebody would write a name or a citizen service number.
 */
const requestIdForm = /^(?:[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}|[0-9a-f]{32})$/i;
const bearerForm = /^Bearer +([A-Za-z0-9\-._~+/]+=*) *$/i;

const requestIds = new WeakMap<IncomingMessage, string>();

/** The id of a request: the client's own when it has the form of one, else made here. The same every time. */
export function requestIdOf(request: IncomingMessage): string {
  const known = requestIds.get(request);
  if (known !== undefined) return known;
  const sent = request.headers['x-request-id'];
  const id = typeof sent === 'string' && requestIdForm.test(sent) ? sent : randomUUID();
  requestIds.set(request, id);
  return id;
}

/** Who asks, in which language, under which id: what the headers of a request say before it is read. */
export interface RequestIdentity {
  readonly caller: Caller;
  /** The bearer token as it was sent, for passing on; null when there was none. */
  readonly token: string | null;
  readonly requestId: string;
  readonly language: Language;
  /** Aborted when the client closes the connection early. */
  readonly signal?: AbortSignal | undefined;
}

/**
 * Makes the context of a request from its headers: who asks, in which language, under which id.
 * @throws HttpRefusal 401 when there is an Authorization header that is not a good token; what keeps the verifier
 *   from judging, such as unreachable keys, as it is: the client's token may be good
 */
export async function identify(
  request: IncomingMessage,
  signal: AbortSignal,
  verifyToken: VerifyToken,
): Promise<RequestIdentity> {
  const requestId = requestIdOf(request);
  const language = languageOf(request.headers['accept-language']);
  const { authorization } = request.headers;
  if (authorization === undefined) return { caller: publicCaller, token: null, requestId, language, signal };
  const token = bearerForm.exec(authorization)?.[1];
  const caller = token === undefined ? null : await verified(token, verifyToken);
  if (token === undefined || caller === null) {
    throw new HttpRefusal(401, 'UNAUTHENTICATED', errorMessage('UNAUTHENTICATED', language), {
      'www-authenticate': 'Bearer error="invalid_token"',
      'x-request-id': requestId,
    });
  }
  return { caller, token, requestId, language, signal };
}

async function verified(token: string, verifyToken: VerifyToken): Promise<Caller | null> {
  try {
    return await verifyToken(token);
  } catch (error) {
    if (error instanceof UnauthenticatedError) return null;
    throw error;
  }
}
