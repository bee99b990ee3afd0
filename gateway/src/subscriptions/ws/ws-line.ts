import { jsonDepth, maxJsonDepth } from '@banenbrug/service-common';
import type { WebSocket } from 'ws';
import { tooSlow } from '../farewell';
import type { SubscriptionSettings } from '../subscription-settings';
import { type Closing, badMessage, closingFor } from './close-codes';

/** One WebSocket as a line of messages that are sent no faster than its client reads. */
export interface WsLine {
  /**
   * Sends a message, and waits until it is on its way.
   * @throws Error when the line is closed, or is closed meanwhile because the client does not read
   */
  send(text: string): Promise<void>;
  /** Calls for each message, in order, without waiting for what comes of the one before. */
  onMessage(call: (text: string) => void): void;
  /** Closes the line; a client that does not answer to that in time is cut off. May be called again. */
  close(closing: Closing): void;
  /** Called once when the line begins to close, whoever closes it. */
  onClosing(call: () => void): void;
}

/** While more than this waits to be sent, nothing more is read: what is read is answered. */
const fullAt = 64 * 1024;

/** Makes a line of a WebSocket, and keeps asking whether its client is there. */
export function createWsLine(
  socket: WebSocket,
  { takenWithinMs, heartbeatMs, lingerMs }: SubscriptionSettings,
): WsLine {
  let isClosing = false;
  let tellClosing = (): void => {};
  const begunClosing = (): void => {
    if (isClosing) return;
    isClosing = true;
    presence.stop();
    tellClosing();
  };
  const close = ({ code, reason }: Closing): void => {
    if (isClosing) return;
    begunClosing();
    const timer = setTimeout(() => socket.terminate(), lingerMs);
    socket.once('close', () => clearTimeout(timer));
    // A client whose messages are held back could not say goodbye either.
    socket.resume();
    socket.close(code, reason);
  };
  const presence = keepAsking(socket, heartbeatMs);
  // Such as a message that is too long; the library closes the line itself.
  socket.on('error', begunClosing);
  socket.once('close', begunClosing);

  return {
    close,
    onClosing(call) {
      tellClosing = call;
    },
    onMessage(call) {
      socket.on('message', (data: Buffer, isBinary) => {
        if (isClosing) return;
        if (isBinary || jsonDepth(data) > maxJsonDepth) return close(badMessage);
        if (socket.bufferedAmount > fullAt) socket.pause();
        call(data.toString('utf8'));
      });
    },
    send(text) {
      if (socket.readyState !== socket.OPEN) begunClosing();
      if (isClosing) return Promise.reject(new Error('The line is closed.'));
      presence.unsent += 1;
      return new Promise((resolve, reject) => {
        const timer = setTimeout(
          () => close(closingFor(tooSlow(takenWithinMs)) ?? badMessage),
          takenWithinMs,
        );
        socket.send(text, (error) => {
          clearTimeout(timer);
          presence.unsent -= 1;
          presence.isThere = true;
          if (socket.isPaused && !isClosing && socket.bufferedAmount <= fullAt) socket.resume();
          if (error) {
            begunClosing();
            reject(error);
          } else resolve();
        });
      });
    },
  };
}

/** Whether the client of a WebSocket is there. */
interface Presence {
  isThere: boolean;
  /** How many messages are on their way to it. */
  unsent: number;
  stop(): void;
}

/** Asks a client again and again whether it is there, and cuts off one that does not say. */
function keepAsking(socket: WebSocket, everyMs: number): Presence {
  const heartbeat = setInterval(() => {
    // Behind what the client has not taken yet no question reaches it; for that there is another time.
    if (presence.unsent > 0) return;
    if (!presence.isThere) return socket.terminate();
    presence.isThere = false;
    socket.ping();
  }, everyMs);
  const presence: Presence = { isThere: true, unsent: 0, stop: () => clearInterval(heartbeat) };
  socket.on('pong', () => {
    presence.isThere = true;
  });
  return presence;
}
