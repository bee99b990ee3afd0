/**
 * Ends this process with SIGTERM when the npm that runs it has gone. npm hands a signal to the shell between
 * them, and that shell may end without passing it on: `kill` on npm would leave the hub running.
 */
export function endWithNpm() {
  const parent = process.ppid;
  if (!process.env.npm_lifecycle_event || process.platform === 'win32') return;
  const watch = setInterval(() => {
    if (process.ppid === parent) return;
    clearInterval(watch);
    process.kill(process.pid, 'SIGTERM');
  }, 500);
  watch.unref();
}
