import { prefersEventStream } from './prefers-event-stream';

describe('whether a client asks for a stream of events', () => {
  it.each(['text/event-stream', ' Text/Event-Stream ', 'text/event-stream;q=0.9', 'text/event-stream, */*'])(
    'yes: %j',
    (accept) => expect(prefersEventStream(accept)).toBe(true),
  );
  it.each([undefined, '', '*/*', 'application/json, text/event-stream', 'text/event-streams', 'text/*'])(
    'no: %j',
    (accept) => expect(prefersEventStream(accept)).toBe(false),
  );
});
