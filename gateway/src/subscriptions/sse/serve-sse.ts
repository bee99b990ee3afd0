import type { IncomingMessage, ServerResponse } from 'node:http';
import {
  HttpRefusal,
  HubError,
  type RequestHandler,
  requestIdOf,
  writeRefusal,
} from '@banenbrug/service-common';
import type { FormattedExecutionResult } from 'graphql';
import { readGraphqlRequest } from '../../front/read-graphql-request';
import { type Arrival, arrivalOf, identifyWithinLimits } from '../../http/identify-within-limits';
import { tellStanding } from '../../rate-limits/tell-standing';
import { farewellOf, isEndReason } from '../farewell';
import type { OpenedSubscription } from '../open-subscription';
import type { Results } from '../result-stream';
import {
  type SubscriptionDoor,
  doorRefusal,
  drainingRefusal,
  holderOf,
  lifetimeOf,
} from '../subscription-door';
import { type EventWriter, beginEvents } from './event-writer';
import { prefersEventStream } from './prefers-event-stream';

/**
 * Serves subscriptions as GraphQL over SSE, one per connection ("distinct connections"). What is refused before anything
 * is followed is an HTTP answer of its own, in JSON.
 */
export function serveSse(path: string, door: SubscriptionDoor): RequestHandler {
  const serve = async (request: IncomingMessage, response: ServerResponse): Promise<boolean> => {
    response.setHeader('x-request-id', requestIdOf(request));
    const arrival = arrivalOf(request, door.door);
    const gone = new AbortController();
    const onClose = (): void => gone.abort(new Error('The client closed the connection.'));
    response.once('close', onClose);
    try {
      const refused = await follow(request, response, arrival, gone.signal, door);
      if (refused) writeErrors(response, refused);
    } catch (error) {
      const refusal = error instanceof HubError ? doorRefusal(error, arrival.language) : error;
      if (!(refusal instanceof HttpRefusal)) throw error;
      writeRefusal(response, refusal);
    }
    return true;
  };
  return (request, response) => {
    const isMeant = request.url?.split('?', 1)[0] === path && prefersEventStream(request.headers.accept);
    return isMeant && serve(request, response);
  };
}

type Refused = Extract<OpenedSubscription, { type: 'refused' }>;

/** @throws HttpRefusal and HubError of the door, before anything was written */
async function follow(
  request: IncomingMessage,
  response: ServerResponse,
  arrival: Arrival,
  gone: AbortSignal,
  door: SubscriptionDoor,
): Promise<Refused | null> {
  const { language } = arrival;
  const refusal = door.draining.aborted ? drainingRefusal(language) : door.judgeOrigin(request);
  if (refusal) throw refusal;
  const identity = await identifyWithinLimits(
    arrival,
    (standing) => tellStanding(response, standing, language),
    gone,
    door.door,
  );
  const sent = await readGraphqlRequest(request, door.maxBodyBytes, language);
  const leave = door.places.take(holderOf(identity, arrival.network));
  const lifetime = lifetimeOf(identity, arrival, door);
  const { signal } = lifetime;
  try {
    const opened = await door.open(sent, { ...identity, signal });
    if (opened.type === 'refused') return opened;
    const { maxResponseBytes, settings } = door;
    const writer = beginEvents(response, { ...settings, maxResponseBytes, language, signal });
    writer.end(await passOn(opened.results, writer, arrival));
    return null;
  } finally {
    lifetime.stop();
    leave();
  }
}

/** Writes results until there are no more; returns the last, when the stream had to end while its client was waited for. */
async function passOn(
  results: Results<FormattedExecutionResult>,
  writer: EventWriter,
  { language }: Arrival,
): Promise<FormattedExecutionResult | undefined> {
  try {
    for await (const result of results) await writer.next(result);
    return undefined;
  } catch (reason) {
    return isEndReason(reason) ? farewellOf(reason, language) : undefined;
  }
}

function writeErrors(response: ServerResponse, { status, errors }: Refused): void {
  const body = JSON.stringify({ errors });
  response.writeHead(status, {
    'content-type': 'application/json; charset=utf-8',
    'content-length': Buffer.byteLength(body),
  });
  response.end(body);
}
