import { readFileSync } from 'node:fs';
import { Follower } from './follower';
import { record } from './histogram';
import { OpenLoop } from './open-loop';
import { Sender } from './sender';
import { noCounts, type Second } from './tally';
import type { LoadNews, LoadOrder, LoadTask, ReadyRequest } from './task';
import { vanish } from './vanish';

/** Requests that may be under way: what is due beyond that has failed, as nobody would wait for it. */
const mostUnderWay = 4000;

const requestsOf = (file: string): readonly ReadyRequest[] => JSON.parse(readFileSync(file, 'utf8'));

/** Makes the load of one run, in a process of its own, so that what it costs is not the hub's. */
class Load {
  readonly #task: LoadTask;
  readonly #queries: readonly ReadyRequest[];
  readonly #mutations: readonly ReadyRequest[];
  readonly #sender: Sender;
  readonly #followers: readonly Follower[];
  readonly #loop = new OpenLoop((due) => this.#sendNext(due));
  #sent = 0;
  #mutationsSent = 0;
  #underWay = 0;
  #second: Second = this.#newSecond();

  constructor(task: LoadTask) {
    this.#task = task;
    this.#queries = requestsOf(task.queriesFile);
    this.#mutations = requestsOf(task.mutationsFile);
    this.#sender = new Sender(task.url);
    this.#followers = task.followers.map((request) => new Follower(task.url, request));
    setInterval(() => this.#tell(), 1000);
  }

  rate(perSecond: number): void {
    this.#loop.rate(perSecond);
  }

  vanish(clients: number): void {
    vanish(this.#task.url, this.#queries, clients);
  }

  #sendNext(due: number): void {
    const request = this.#next();
    if (!request) return;
    const counts = this.#second[request.kind];
    counts.sent += 1;
    if (this.#underWay >= mostUnderWay) return this.#settle(request, due, ['failed', 'not sent']);
    this.#underWay += 1;
    void this.#sender.send(request).then((seen) => {
      this.#underWay -= 1;
      this.#settle(request, due, seen);
    });
  }

  #next(): ReadyRequest | undefined {
    this.#sent += 1;
    if (this.#sent % this.#task.mutationEvery === 0 && this.#mutationsSent < this.#mutations.length) {
      this.#mutationsSent += 1;
      return this.#mutations[this.#mutationsSent - 1];
    }
    return this.#queries[this.#sent % this.#queries.length];
  }

  #settle({ kind }: ReadyRequest, due: number, [outcome, why]: Awaited<ReturnType<Sender['send']>>): void {
    const { durations, failures } = this.#second;
    this.#second[kind][outcome] += 1;
    if (outcome === 'full' || outcome === 'partial') record(durations, performance.now() - due);
    if (why !== null) failures[`${kind}: ${why}`] = (failures[`${kind}: ${why}`] ?? 0) + 1;
  }

  #newSecond(): Second {
    return {
      at: 0,
      query: noCounts(),
      mutation: noCounts(),
      durations: {},
      failures: {},
      underWay: 0,
      followers: 0,
      events: 0,
    };
  }

  #tell(): void {
    const second = {
      ...this.#second,
      at: Date.now(),
      underWay: this.#underWay,
      followers: this.#followers.filter(({ isOpen }) => isOpen).length,
      events: this.#followers.reduce((sum, follower) => sum + follower.takeEvents(), 0),
    };
    this.#second = this.#newSecond();
    process.send?.({ type: 'second', second } satisfies LoadNews);
  }
}

let load: Load | null = null;
process.on('message', (order: LoadOrder) => {
  if (order.type === 'begin') load = new Load(order.task);
  if (order.type === 'rate') load?.rate(order.perSecond);
  if (order.type === 'vanish') load?.vanish(order.clients);
});
process.on('disconnect', () => process.exit());
