const { setTimeout: delay } = require('node:timers/promises');
const { ask, openAgent } = require('./ask.js');
const { places } = require('./places.js');

/** How many clients ask at the same time, where nothing else is said. */
const manyClients = 32;

/** Enough for clients' connections to close, in milliseconds; and for a subgraph to let go of those of a pool too. */
const rests = { short: 300, long: 15_000 };

/** What the gateway holds when nobody has asked anything for a while. */
async function heldAtRest({ gateway, misbehave }, rest = rests.short) {
  await misbehave(null);
  await delay(rest);
  return gateway.ask('held');
}

/**
 * Has a subgraph misbehave in one way after the other, until so many fetches have gone wrong. Each way is met by
 * several clients at once, over kept connections.
 * @param {{ clients?: number, onTurn?: (done: number) => Promise<void> }} [options] onTurn is called after each way
 * @returns how many fetches went wrong
 */
async function manyFaults(federation, faults, count, { clients = manyClients, onTurn } = {}) {
  let done = 0;
  for (let turn = 0; done < count; turn += 1) {
    const fault = faults[turn % faults.length];
    const agent = openAgent();
    if (fault.name.startsWith('is refused')) await federation.takeAway();
    else await federation.misbehave(fault.name);
    const number = Math.min(clients, count - done);
    await Promise.all(
      Array.from({ length: number }, (_, client) => {
        const place = fault.places[client % fault.places.length];
        return ask(agent, federation.gateway.url, places[place].query);
      }),
    );
    agent.destroy();
    done += number;
    await onTurn?.(done);
  }
  return done;
}

/**
 * Many faults, with what the gateway holds before, on the way and after. It has met each fault once before the first
 * sample: what is made once, such as plans, compiled code and the pools' connections, is no leak.
 */
async function leakRun(federation, faults, { count, samples = 10, onSample = () => undefined }) {
  await manyFaults(federation, faults, faults.length * manyClients);
  const taken = [];
  const sample = async (after) => {
    const isEnd = after === 0 || after >= count;
    const held = { faults: after, ...(await heldAtRest(federation, isEnd ? rests.long : rests.short)) };
    taken.push(held);
    onSample(held);
  };
  await sample(0);
  const step = count / samples;
  const onTurn = async (done) => {
    if (done >= step * taken.length) await sample(done);
  };
  await manyFaults(federation, faults, count, { onTurn });
  return taken;
}

module.exports = { heldAtRest, manyFaults, leakRun };
