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
    super(errorMessage(code, 'en'));
    this.name = 'HubError';
  }
}

/** The token of a request is missing, malformed, expired or not ours: 401 and no data. */
export class UnauthenticatedError extends HubError {
  constructor(
    /** Why, as a class that helps an honest client and tells a forger nothing. */
    readonly reason: 'malformed' | 'expired' | 'invalid',
  ) {
    super('UNAUTHENTICATED', { reason });
    this.name = 'UnauthenticatedError';
  }
}
