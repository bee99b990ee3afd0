const { ask, openAgent } = require('./ask.js');
const { misgivings, misgivingsOfLog } = require('./judge.js');
const { places } = require('./places.js');

const well = { outcome: 'fine', code: null };

/**
 * Tries one fault in all its places at once, and looks whether the next answers are right again.
 * @returns what is wrong, in words; an empty list when all is as the matrix says
 */
async function tryFault(federation, fault) {
  const { gateway } = federation;
  const agent = openAgent();
  try {
    await gateway.ask('lines');
    if (fault.name.startsWith('is refused')) await federation.takeAway();
    else await federation.misbehave(fault.name);
    const found = await askAll(agent, gateway, fault, fault.places);
    found.push(...misgivingsOfLog(fault, await gateway.ask('lines'), fault.places.length));
    await federation.misbehave(null);
    const after = await askAll(agent, gateway, well, fault.places);
    return [...found, ...after.map((text) => `afterwards: ${text}`)];
  } finally {
    agent.destroy();
  }
}

async function askAll(agent, gateway, fault, names) {
  const found = await Promise.all(
    names.map(async (name) => {
      const answer = await ask(agent, gateway.url, places[name].query);
      return misgivings(fault, places[name], answer).map((text) => `${name}: ${text}`);
    }),
  );
  return found.flat();
}

module.exports = { tryFault };
