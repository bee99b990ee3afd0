import { type ErrorCode, errorMessage } from './error-codes';

/**
 * A fault the caller can understand. Thrown by services and loaders without knowing the caller's language;
 * `maskError` turns it into a GraphQL error with the catalogue's sentence.
 */
export class HubError extends Error {
  constructor(
    readonly code: ErrorCode,
    /** Safe facts for the client, such as the argument's name and its bounds. Never a value it sent. */
    readonly details: Readonly<Record<string, string | number>> = {},
  ) {
    super(errorMessage(code, 'en', details));
    this.name = 'HubError';
  }
}

/**
 * Why a request is refused with 401, as a class that helps an honest client and tells a forger nothing:
 * `malformed`, `expired` and `invalid` are about the token, `revoked` about its subject, `signature` about a
 * request to a subgraph that does not come from the gateway.
 */
export type UnauthenticatedReason = 'malformed' | 'expired' | 'invalid' | 'revoked' | 'signature';

/** Nobody is recognised by what a request brings: 401 and no data. */
export class UnauthenticatedError extends HubError {
  constructor(readonly reason: UnauthenticatedReason) {
    super('UNAUTHENTICATED', { reason });
    this.name = 'UnauthenticatedError';
  }
}
