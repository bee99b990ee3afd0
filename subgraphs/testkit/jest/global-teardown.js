const { forgetEvidenceFolder } = require('../src/evidence/environment');
const { judgeEvidence } = require('../src/evidence/judge-evidence');

const secondsForOpenHandles = 10;

module.exports = async ({ watch, watchAll }) => {
  const run = globalThis.banenbrugTestRun;
  await run?.stop();
  if (run?.ownEvidence) await searchOwn(run.ownEvidence);
  if (watch || watchAll) return;
  // Run in one process, jest waits for whatever a test left open, a connection for example, without end. The
  // timer itself keeps nothing alive; the exit code is jest's.
  const giveUp = () => {
    process.stderr.write(
      'A test left something open that keeps jest from ending: find it with --detectOpenHandles.\n',
    );
    process.exit();
  };
  setTimeout(giveUp, secondsForOpenHandles * 1000).unref();
};

/** `npm test` searches what it has made itself, with jest's own output. */
async function searchOwn(folder) {
  forgetEvidenceFolder();
  const { isClean, message } = await judgeEvidence(folder, false);
  if (!isClean) throw new Error(`Sensitive values in the logs of this run: ${message}`);
}
