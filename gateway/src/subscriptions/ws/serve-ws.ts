import type { IncomingMessage } from 'node:http';
import {
  HttpRefusal,
  HubError,
  type UpgradeHandler,
  languageOf,
  refuseUpgrade,
  requestIdOf,
} from '@banenbrug/service-common';
import { handleProtocols } from 'graphql-ws';
import { WebSocketServer } from 'ws';
import { networkOf } from '../../http/network-of';
import { createOpenPlaces } from '../open-places';
import { type SubscriptionDoor, doorRefusal, drainingRefusal } from '../subscription-door';
import { createConnections } from './ws-connections';
import { createWsLine } from './ws-line';

/** What the way of WebSockets is made of besides the door. */
export interface WsParts extends SubscriptionDoor {
  /** Judges by which name the hub was asked; null when every name will do. */
  readonly judgeHost: ((request: IncomingMessage) => HttpRefusal | null) | null;
}

/**
 * Serves subscriptions over WebSockets, several on each (the subprotocol graphql-transport-ws). Who the client is, it says
 * in its first message; until then it can do nothing. What is refused before is an HTTP answer. Connections end by
 * themselves when the server drains.
 */
export function serveWs(path: string, parts: WsParts): UpgradeHandler {
  const { settings } = parts;
  const server = new WebSocketServer({
    noServer: true,
    maxPayload: parts.maxBodyBytes,
    perMessageDeflate: false,
    clientTracking: false,
    handleProtocols,
  });
  server.on('headers', (headers, request) => headers.push(`x-request-id: ${requestIdOf(request)}`));
  const places = createOpenPlaces(settings.socketsPerNetwork, settings.inAll);
  const serve = createConnections(parts);
  return (request, socket, head) => {
    const refusal = judge(request, path, parts);
    if (refusal) return refuseUpgrade(socket, refusal);
    let leave: () => void;
    try {
      leave = places.take(networkOf(parts.door.addressOf(request)));
    } catch (error) {
      if (!(error instanceof HubError)) throw error;
      return refuseUpgrade(socket, doorRefusal(error, languageIn(request)));
    }
    socket.once('close', leave);
    server.handleUpgrade(request, socket, head, (webSocket) =>
      serve(createWsLine(webSocket, settings), request),
    );
  };
}

function judge(
  request: IncomingMessage,
  path: string,
  { judgeHost, judgeOrigin, draining }: WsParts,
): HttpRefusal | null {
  const language = languageIn(request);
  const foreign = judgeHost?.(request) ?? null;
  if (foreign) return foreign;
  if (request.url?.split('?', 1)[0] !== path) return HttpRefusal.of(404, 'NOT_FOUND', language);
  if (draining.aborted) return drainingRefusal(language);
  const otherOrigin = judgeOrigin(request);
  if (otherOrigin) return otherOrigin;
  const offered = request.headers['sec-websocket-protocol'] ?? '';
  return handleProtocols(offered) === false
    ? HttpRefusal.of(400, 'SUBPROTOCOL_NOT_SUPPORTED', language)
    : null;
}

function languageIn({ headers }: IncomingMessage): 'en' | 'nl' {
  return languageOf(headers['accept-language']);
}
