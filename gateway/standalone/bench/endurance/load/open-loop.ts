/** Milliseconds between two looks at what is due. */
const everyMs = 4;

/** Calls at a constant rate, whatever becomes of what was called before: a slow server gets no less to do. */
export class OpenLoop {
  readonly #call: (due: number) => void;
  #perSecond = 0;
  #begunAt = performance.now();
  #called = 0;

  /** @param call told when it was due, as `performance.now()` tells it */
  constructor(call: (due: number) => void) {
    this.#call = call;
    setInterval(() => this.#look(), everyMs);
  }

  /** Sets the rate; what was due before is let go. */
  rate(perSecond: number): void {
    this.#perSecond = perSecond;
    this.#begunAt = performance.now();
    this.#called = 0;
  }

  #look(): void {
    const due = Math.floor(((performance.now() - this.#begunAt) / 1000) * this.#perSecond);
    for (; this.#called < due; this.#called += 1) {
      this.#call(this.#begunAt + (this.#called / this.#perSecond) * 1000);
    }
  }
}
