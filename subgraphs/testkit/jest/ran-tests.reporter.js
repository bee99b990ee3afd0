/** Fails a run in which no test ran: a mistyped name or a wrong filter must not look like success. */
module.exports = class RanTestsReporter {
  #error;

  onRunComplete(_contexts, results) {
    if (results.numPassedTests + results.numFailedTests > 0) return;
    this.#error = new Error('No test ran, which counts as a failure.');
    process.stderr.write(`${this.#error.message}\n`);
  }

  getLastError() {
    return this.#error;
  }
};
