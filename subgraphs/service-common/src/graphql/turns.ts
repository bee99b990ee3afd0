/** Lets so many pieces of work run at a time; the others wait, and begin in the order in which they came. */
export class Turns {
  readonly #waiting: (() => void)[] = [];
  #running = 0;

  constructor(private readonly atOnce: number) {}

  /** Runs a piece of work when its turn has come; settles as it does. */
  async run<T>(work: () => Promise<T>): Promise<T> {
    if (this.#running < this.atOnce) this.#running += 1;
    else await new Promise<void>((begin) => this.#waiting.push(begin));
    try {
      return await work();
    } finally {
      const begin = this.#waiting.shift();
      // Who begins takes the place of who has ended.
      if (begin) begin();
      else this.#running -= 1;
    }
  }
}
