/** Fails a run in which no test ran: a mistyped name or a wrong filter must not look like success. */
module.exports = class RanTestsReporter {
  #ran = 0;

  onRunComplete(_contexts, results) {
    this.#ran = results.numPassedTests + results.numFailedTests;
  }

  getLastError() {
    if (this.#ran === 0) return new Error('No test ran.');
  }
};
