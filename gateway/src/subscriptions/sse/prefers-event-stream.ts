/**
 * Whether a request asks for a stream of events rather than for one answer. Clients that take either name the stream
 * last, and get one answer.
 */
export function prefersEventStream(accept: string | undefined): boolean {
  return /^\s*text\/event-stream\s*(?:[;,]|$)/i.test(accept ?? '');
}
