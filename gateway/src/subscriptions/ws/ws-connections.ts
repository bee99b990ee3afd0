import { randomUUID } from 'node:crypto';
import { type IncomingMessage } from 'node:http';
import { HttpRefusal, HubError, type RequestIdentity, faultOf } from '@banenbrug/service-common';
import {
  type FormattedExecutionResult,
  GraphQLError,
  type GraphQLFormattedError,
  GraphQLSchema,
  parse,
} from 'graphql';
import { type Context, makeServer } from 'graphql-ws';
import { type Arrival, arrivalOf, identifyWithinLimits } from '../../http/identify-within-limits';
import { actingForHeader } from '../../identity/recognise-client';
import { refuseWhenOver } from '../../rate-limits/tell-standing';
import { endError } from '../farewell';
import type { Lifetime } from '../lifetime';
import { tooLong } from '../result-text';
import type { Results } from '../result-stream';
import { type SubscriptionDoor, holderOf, lifetimeOf } from '../subscription-door';
import { closingFor, fault, goingAway } from './close-codes';
import type { WsLine } from './ws-line';

/** One connection: who it speaks for is known once it has said so. */
interface Connection {
  readonly line: WsLine;
  readonly request: IncomingMessage;
  /** Aborted when the line begins to close. */
  readonly closing: AbortController;
  subscriber?: Subscriber;
}

interface Subscriber {
  readonly identity: RequestIdentity;
  readonly network: string;
  readonly lifetime: Lifetime;
}

type ConnectionInit = Record<string, unknown>;
type WsContext = Context<ConnectionInit, Connection>;

/** Serves connections that speak graphql-transport-ws. */
export function createConnections(door: SubscriptionDoor): (line: WsLine, request: IncomingMessage) => void {
  const server = makeServer<ConnectionInit, Connection>({
    connectionInitWaitTimeout: door.settings.introducedWithinMs,
    onConnect: (context) => introduce(context, door),
    onSubscribe: ({ extra }, _, payload) => subscribe(extra, payload, door),
    // What is followed was found out before: the library only passes it on.
    subscribe: ({ rootValue }) => rootValue as Results<FormattedExecutionResult> as never,
    onNext: (_, __, ___, ____, result) => result as FormattedExecutionResult,
  });
  return (line, request) => {
    const closing = new AbortController();
    const closed = server.opened(
      {
        protocol: 'graphql-transport-ws',
        send: (text) => line.send(shortened(text, door, request)),
        close: (code, reason) => line.close({ code: code ?? fault.code, reason: reason ?? '' }),
        onMessage: (call) =>
          line.onMessage((text) => {
            call(text).catch((error: unknown) => {
              if (closing.signal.aborted) return;
              door.logger.error({ fault: faultOf(error) }, 'a message of a WebSocket could not be handled');
              line.close(fault);
            });
          }),
      },
      { line, request, closing },
    );
    // Before its lifetime begins, and after.
    const onDraining = (): void => line.close(goingAway);
    door.draining.addEventListener('abort', onDraining, { once: true });
    line.onClosing(() => {
      door.draining.removeEventListener('abort', onDraining);
      closing.abort(new Error('The line is closing.'));
      void closed();
    });
  };
}

/** Who a connection speaks for; closes it when that is nobody. */
async function introduce({ connectionParams, extra }: WsContext, door: SubscriptionDoor): Promise<boolean> {
  const { line, request, closing } = extra;
  const arrival = introducedBy(connectionParams ?? {}, arrivalOf(request, door.door));
  try {
    const identity = await identifyWithinLimits(
      arrival,
      (standing) => refuseWhenOver(standing, arrival.language),
      closing.signal,
      door.door,
    );
    const lifetime = lifetimeOf(identity, arrival, door);
    const onEnd = (): void => {
      const { reason } = lifetime.signal;
      const why = closingFor(reason);
      if (why) line.close(why);
    };
    if (lifetime.signal.aborted) onEnd();
    lifetime.signal.addEventListener('abort', onEnd, { once: true });
    extra.subscriber = { identity, network: arrival.network, lifetime };
    return !closing.signal.aborted;
  } catch (error) {
    const why = closingFor(error);
    if (!why) throw error;
    line.close(why);
    return false;
  }
}

/** The first message stands for the headers that a browser cannot set. */
function introducedBy(payload: ConnectionInit, arrival: Arrival): Arrival {
  const said = new Map(Object.entries(payload).map(([name, value]) => [name.toLowerCase(), value]));
  const text = (name: string): string | undefined => {
    const value = said.get(name);
    // What is no text is no good token either, and must not pass for none.
    return value === undefined || value === null ? undefined : typeof value === 'string' ? value : '';
  };
  return { ...arrival, authorization: text('authorization'), actingFor: text(actingForHeader) };
}

/** Begins a subscription for the library: its results, or the errors that refuse it. */
async function subscribe(
  { subscriber }: Connection,
  payload: Parameters<SubscriptionDoor['open']>[0],
  door: SubscriptionDoor,
): Promise<readonly ToldError[] | Begun> {
  if (!subscriber) throw new Error('A connection subscribed before it was known.');
  const { identity, network, lifetime } = subscriber;
  const { language } = identity;
  let leave: (() => void) | undefined;
  try {
    leave = door.places.take(holderOf(identity, network));
    await spend(subscriber, door);
  } catch (error) {
    leave?.();
    if (error instanceof HubError || error instanceof HttpRefusal) {
      return [new ToldError(endError(error, language))];
    }
    throw error;
  }
  const opened = await door.open(
    payload,
    { ...identity, requestId: randomUUID(), signal: lifetime.signal },
    leave,
  );
  return opened.type === 'refused'
    ? opened.errors.map((error) => new ToldError(error))
    : { schema, document, rootValue: opened.results };
}

/** @throws HttpRefusal 429 */
async function spend(
  { identity, network }: Subscriber,
  { door: { limits } }: SubscriptionDoor,
): Promise<void> {
  const { subject } = identity.caller;
  const limiter = subject === null ? limits.public : limits.authenticated;
  if (limiter) refuseWhenOver(await limiter.take(subject ?? network), identity.language);
}

/** What the library wants to hear of an operation that it does not run. */
interface Begun {
  readonly schema: GraphQLSchema;
  readonly document: ReturnType<typeof parse>;
  readonly rootValue: Results<FormattedExecutionResult>;
}
const schema = new GraphQLSchema({});
const document = parse('subscription { _ }');

/** An error that is told as it is. */
class ToldError extends GraphQLError {
  constructor(private readonly told: GraphQLFormattedError) {
    super(told.message);
  }

  override toJSON(): GraphQLFormattedError {
    return this.told;
  }
}

/** In place of a result that is longer than allowed goes an error. */
function shortened(
  message: string,
  { maxResponseBytes, door }: SubscriptionDoor,
  request: IncomingMessage,
): string {
  const isShort = message.length * 3 <= maxResponseBytes || Buffer.byteLength(message) <= maxResponseBytes;
  if (isShort) return message;
  const { id, type }: { id?: unknown; type?: unknown } = JSON.parse(message);
  return JSON.stringify({ id, type, payload: tooLong(maxResponseBytes, arrivalOf(request, door).language) });
}
