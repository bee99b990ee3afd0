const secondsForOpenHandles = 10;

module.exports = async ({ watch, watchAll }) => {
  await globalThis.banenbrugTestServer?.stop();
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
