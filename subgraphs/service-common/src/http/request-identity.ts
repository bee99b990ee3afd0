import { randomUUID } from 'node:crypto';
import type { IncomingMessage } from 'node:http';
import { errorMessage, UnauthenticatedError } from '../errors';
import { type Caller, TokenKeysUnavailableError } from '../identity';
import { type Language, languageOf } from '../language';
import type { RemoteParent } from '../telemetry/tracing';
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
  /** When the token ends, and with it whatever lives longer than a request; null without a token. */
  readonly expiresAt: Date | null;
  readonly requestId: string;
  readonly language: Language;
  /** Aborted when the client closes the connection early, and at the gateway when the token ends. */
  readonly signal?: AbortSignal | undefined;
  /** What aborts the signal, where the execution may end itself by it. */
  readonly controller?: AbortController | undefined;
  /** Of a request that the gateway has signed and traces: where its trace goes on, while traces are on. */
  readonly trace?: RequestTrace | undefined;
  /** At the gateway: told of each fetch that is made for the request, its subgraph and milliseconds. */
  readonly noteFetch?: ((subgraph: string, milliseconds: number) => void) | undefined;
}

/** What a request brings of the trace it belongs to. */
export interface RequestTrace {
  readonly parent: RemoteParent;
  /** When the request arrived, in milliseconds since 1970. */
  readonly arrivedAt: number;
}

/** Who a request speaks for, until when, and which trace it continues. */
export type Recognised = Pick<RequestIdentity, 'caller' | 'expiresAt' | 'trace'>;

/**
 * Finds out who a request speaks for; the token is null when there is none.
 * @throws UnauthenticatedError, TokenKeysUnavailableError, or an HttpRefusal of its own
 */
export type Recognise = (token: string | null, language: Language) => Promise<Recognised>;

/** What somebody who asks says of himself, in the headers of a request or in the first message of a connection. */
export interface Introduction extends Pick<RequestIdentity, 'requestId' | 'language'> {
  /** Such as `Bearer ey…`; absent: nobody in particular. */
  readonly authorization?: string | undefined;
}

/** What the headers of a request say of who asks. */
export function introductionOf(request: IncomingMessage): Introduction {
  const { authorization, 'accept-language': accepted } = request.headers;
  return { authorization, requestId: requestIdOf(request), language: languageOf(accepted) };
}

/** Makes the context of a request from its headers, as `identifyAs` does from an introduction. */
export function identify(
  request: IncomingMessage,
  signal: AbortSignal,
  recognise: Recognise,
): Promise<RequestIdentity> {
  return identifyAs(introductionOf(request), signal, recognise);
}

/**
 * Makes the context of a request from its introduction: who asks, in which language, under which id.
 * @throws HttpRefusal 401 when the request is not good for anybody, 503 when that cannot be judged now; any other
 *   fault as it is: the client's token may be good
 */
export async function identifyAs(
  { authorization, requestId, language }: Introduction,
  signal: AbortSignal,
  recognise: Recognise,
): Promise<RequestIdentity> {
  try {
    const token = bearerTokenOf(authorization);
    const { caller, expiresAt, trace } = await recognise(token, language);
    const identity = { caller, token, expiresAt, requestId, language, signal };
    return trace === undefined ? identity : { ...identity, trace };
  } catch (error) {
    throw refusalOf(error, language, requestId) ?? error;
  }
}

/** @throws UnauthenticatedError malformed, when there is an Authorization header without a bearer token */
function bearerTokenOf(authorization: string | undefined): string | null {
  if (authorization === undefined) return null;
  const token = bearerForm.exec(authorization)?.[1];
  if (token === undefined) throw new UnauthenticatedError('malformed');
  return token;
}

function refusalOf(error: unknown, language: Language, requestId: string): HttpRefusal | null {
  const headers = { 'x-request-id': requestId };
  if (error instanceof UnauthenticatedError) {
    const { code, reason } = error;
    const challenge = `Bearer error="invalid_token", error_description="${reason}"`;
    return new HttpRefusal(
      401,
      code,
      errorMessage(code, language),
      { ...headers, 'www-authenticate': challenge },
      { reason },
    );
  }
  if (error instanceof TokenKeysUnavailableError) {
    const code = 'TOKEN_KEYS_UNAVAILABLE';
    return new HttpRefusal(503, code, errorMessage(code, language), { ...headers, 'retry-after': '5' });
  }
  if (error instanceof HttpRefusal) {
    const { status, code, message, headers: own, details } = error;
    return new HttpRefusal(status, code, message, { ...headers, ...own }, details);
  }
  return null;
}
