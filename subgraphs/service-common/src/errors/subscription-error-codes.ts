import type { ErrorCodeDescription } from './error-code-description';

const refused = (en: string, nl: string): ErrorCodeDescription => ({ logLevel: 'silent', text: { en, nl } });

/** Why a subscription is not begun, or ends before it is through. */
export const subscriptionErrorCodes = {
  SUBSCRIPTION_NEEDS_STREAM: refused(
    'A subscription is followed with Accept: text/event-stream, or over a WebSocket.',
    'Een subscription wordt gevolgd met Accept: text/event-stream, of over een WebSocket.',
  ),
  SUBSCRIPTIONS_ONLY: refused(
    'Only subscriptions are followed here. Send a query or mutation by POST, with Accept: application/json.',
    'Hier worden alleen subscriptions gevolgd. Stuur een query of mutatie met POST, met Accept: application/json.',
  ),
  SUBPROTOCOL_NOT_SUPPORTED: refused(
    'A WebSocket of this hub speaks the subprotocol graphql-transport-ws and no other.',
    'Een WebSocket van deze hub spreekt het subprotocol graphql-transport-ws en geen ander.',
  ),
  SUBSCRIPTION_LIMIT_EXCEEDED: refused(
    'You may follow at most {maximum} subscriptions at a time. End one first.',
    'U mag hoogstens {maximum} subscriptions tegelijk volgen. Beëindig er eerst een.',
  ),
  SUBSCRIPTIONS_BUSY: refused(
    'Too many subscriptions are followed now. Try again in {retryAfterSeconds} seconds.',
    'Er worden nu te veel subscriptions gevolgd. Probeer het over {retryAfterSeconds} seconden opnieuw.',
  ),
  SUBSCRIBER_TOO_SLOW: refused(
    'The subscription was ended: an event was not taken within {maximumSeconds} seconds. Subscribe again, from the last event you have.',
    'De subscription is beëindigd: een gebeurtenis werd niet binnen {maximumSeconds} seconden afgenomen. Abonneer opnieuw, vanaf de laatste gebeurtenis die u hebt.',
  ),
  SUBSCRIPTION_INTERRUPTED: refused(
    'The hub is restarting and ended the subscription. Subscribe again, from the last event you have.',
    'De hub start opnieuw en heeft de subscription beëindigd. Abonneer opnieuw, vanaf de laatste gebeurtenis die u hebt.',
  ),
} as const satisfies Record<string, ErrorCodeDescription>;
