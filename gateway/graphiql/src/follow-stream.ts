import { type Answer, failure, noAnswer, readAnswer } from './answers';
import { readEvents } from './event-stream';

/** Asks for a stream; told by the signal when nobody follows it any more. */
export type AskForStream = (signal: AbortSignal) => Promise<Response>;

/**
 * Follows a subscription: the results as they come, and at the end what went wrong, if anything did. Never rejects. Nothing
 * is sent before the first result is asked for. Leaving takes effect at once, also while a result is waited for: the
 * connection is closed, which is how the hub hears of it.
 */
export function followStream(ask: AskForStream): AsyncIterableIterator<Answer> {
  const left = new AbortController();
  const answers = answersOf(ask, left.signal);
  return {
    next: () => answers.next(),
    return: () => {
      left.abort();
      return answers.return();
    },
    [Symbol.asyncIterator]() {
      return this;
    },
  };
}

async function* answersOf(ask: AskForStream, signal: AbortSignal): AsyncGenerator<Answer, void, void> {
  try {
    const response = await ask(signal);
    const isStream = response.headers.get('content-type')?.startsWith('text/event-stream');
    if (!isStream || response.body === null) {
      // A refusal, in the form of every answer.
      yield readAnswer(response.status, await response.text());
      return;
    }
    for await (const { name, data } of readEvents(response.body)) {
      if (name === 'complete') return;
      if (name === 'next') yield readAnswer(response.status, data);
    }
    yield failure('The stream ended before it was complete. Run it again to go on.');
  } catch (error) {
    if (!signal.aborted) yield noAnswer(error);
  }
}
