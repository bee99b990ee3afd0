import { request } from 'node:http';
import type { ReadyRequest } from './task';

/** Milliseconds after which a follower that was sent away comes back. */
const pauseMs = 1000;

/** Follows a subscription over SSE, and comes back whenever it ends. */
export class Follower {
  readonly #url: string;
  readonly #request: ReadyRequest;
  #isOpen = false;
  #events = 0;

  constructor(url: string, subscription: ReadyRequest) {
    this.#url = url;
    this.#request = subscription;
    this.#open();
  }

  get isOpen(): boolean {
    return this.#isOpen;
  }

  /** Events that came since they were last taken. */
  takeEvents(): number {
    const events = this.#events;
    this.#events = 0;
    return events;
  }

  #open(): void {
    const headers = {
      accept: 'text/event-stream',
      'content-type': 'application/json',
      authorization: `Bearer ${this.#request.token}`,
    };
    let hasEnded = false;
    const comeBack = (): void => {
      if (hasEnded) return;
      hasEnded = true;
      this.#isOpen = false;
      setTimeout(() => this.#open(), pauseMs);
    };
    const asked = request(`${this.#url}/graphql`, { method: 'POST', agent: false, headers }, (answer) => {
      this.#isOpen = answer.statusCode === 200;
      answer.setEncoding('utf8').on('data', (text: string) => {
        this.#events += text.split('event: next').length - 1;
      });
      answer.on('error', comeBack).on('close', comeBack);
    });
    asked.on('error', comeBack);
    asked.end(this.#request.body);
  }
}
