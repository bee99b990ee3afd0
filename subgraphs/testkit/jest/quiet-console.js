const { format } = require('node:util');

// A test that prints hides what the next failing one says, and product code has a logger. Spying with an
// implementation of its own (jest.spyOn(console, 'error').mockImplementation(...)) expects a line and passes.
if (!process.env.BANENBRUG_TEST_CONSOLE) {
  const written = [];
  for (const method of ['debug', 'error', 'info', 'log', 'trace', 'warn']) {
    const record = (...values) => {
      const line = new Error(`console.${method}: ${format(...values)}`);
      // The place to show is the one that wrote.
      Error.captureStackTrace(line, record);
      written.push(line.stack);
    };
    globalThis.console[method] = record;
  }
  const failIfWritten = () => {
    if (written.length === 0) return;
    const lines = written.splice(0).join('\n\n');
    throw new Error(
      `This test wrote to the console (set BANENBRUG_TEST_CONSOLE=1 to allow it while looking for a fault).\n\n${lines}`,
    );
  };
  afterEach(failIfWritten);
  afterAll(failIfWritten);
}
