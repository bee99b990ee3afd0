import type { IncomingMessage, Server } from 'node:http';
import type { Duplex } from 'node:stream';
import { rawResponse } from './client-errors';
import type { HttpRefusal } from './http-refusal';

/** Takes a connection that asks to become a WebSocket, with what its client sent after the request. */
export type UpgradeHandler = (request: IncomingMessage, socket: Duplex, head: Buffer) => void;

/**
 * Hands over the connections that ask to become a WebSocket. Who asks for anything else, as Java's client asks for HTTP/2
 * by default, is answered as if nothing had been asked: a server that takes upgrades gets these too, and without their
 * bodies.
 */
export function takeUpgrades(server: Server, onUpgrade: UpgradeHandler): void {
  server.on('upgrade', (request: IncomingMessage, socket: Duplex, head: Buffer) => {
    if (request.headers.upgrade?.toLowerCase() === 'websocket') {
      // Without a listener an error of the connection would end the process.
      socket.on('error', () => socket.destroy());
      onUpgrade(request, socket, head);
      return;
    }
    socket.unshift(Buffer.concat([Buffer.from(headWithoutUpgrade(request), 'latin1'), head]));
    server.emit('connection', socket);
  });
}

/** Refuses a connection that is no request any more, and closes it. */
export function refuseUpgrade(socket: Duplex, refusal: HttpRefusal): void {
  socket.end(rawResponse(refusal), () => socket.destroy());
}

function headWithoutUpgrade({ method = 'GET', url = '/', rawHeaders }: IncomingMessage): string {
  const lines = [`${method} ${url} HTTP/1.1`];
  for (let at = 0; at < rawHeaders.length; at += 2) {
    const [name = '', value = ''] = rawHeaders.slice(at, at + 2);
    if (!/^(upgrade|http2-settings|connection)$/i.test(name)) lines.push(`${name}: ${value}`);
  }
  return `${lines.join('\r\n')}\r\n\r\n`;
}
