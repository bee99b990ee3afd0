import type { IncomingMessage } from 'node:http';
import { SignatureError, type SignatureVerifier, type UnreadBody } from '../identity';
import { languageOf } from '../language';
import type { Logger } from '../logger';
import { HttpRefusal } from './http-refusal';
import { requestIdOf } from './request-identity';

/**
 * Lets only the gateway through: its signature is judged, and spent, before anything else is done.
 * @param body what of the body is signed
 * @throws HttpRefusal 401
 */
export function requireGateway(
  request: IncomingMessage,
  body: Buffer | UnreadBody,
  signatures: SignatureVerifier,
  logger: Logger,
): void {
  try {
    signatures.admit(request)(body);
  } catch (error) {
    if (!(error instanceof SignatureError)) throw error;
    const facts = { requestId: requestIdOf(request), fault: error.fault };
    logger.warn(facts, 'a file was refused: the request has no good signature of the gateway');
    const language = languageOf(request.headers['accept-language']);
    throw HttpRefusal.of(401, error.code, language, { reason: error.reason });
  }
}
