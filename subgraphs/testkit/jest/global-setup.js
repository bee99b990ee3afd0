const { rmSync } = require('node:fs');
const { constants } = require('node:os');
const launcher = require('../../../gateway/standalone/src/postgres');
const { givenEvidenceFolder, publishEvidenceFolder } = require('../src/evidence/environment');
const { makeEvidenceFolder } = require('../src/evidence/evidence-folder');
const { startTestServer } = require('../src/postgres/test-server');

const signals = ['SIGINT', 'SIGTERM', 'SIGHUP'];

/**
 * One database server for the whole run, whichever projects take part: jest calls a set-up file once however
 * many projects name it. The launcher is taken by its path, from its sources; why is said beside it.
 */
module.exports = async () => {
  // Jest by itself searches its own evidence at its end; what jest prints is then in no log.
  const own = givenEvidenceFolder() === null ? makeEvidenceFolder() : null;
  if (own !== null) publishEvidenceFolder(own);
  const stop = await startTestServer(launcher);
  let stopping;
  const stopOnce = () => (stopping ??= stop());
  const onSignal = (signal) => {
    const exit = () => {
      if (own !== null) rmSync(own, { recursive: true, force: true });
      process.exit(128 + constants.signals[signal]);
    };
    stopOnce().then(exit, exit);
  };
  for (const signal of signals) process.on(signal, onSignal);
  globalThis.banenbrugTestRun = {
    ownEvidence: own,
    async stop() {
      await stopOnce();
      for (const signal of signals) process.removeListener(signal, onSignal);
    },
  };
};
