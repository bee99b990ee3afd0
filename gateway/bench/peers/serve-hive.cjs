const { createServer } = require('node:http');
const { createGatewayRuntime } = require('@graphql-hive/gateway-runtime');

/** Serves Hive Gateway over node:http with these settings. */
exports.serveHive = (settings) => {
  const gateway = createGatewayRuntime({ logging: 'error', ...settings });
  const server = createServer((request, response) => void gateway(request, response));
  server.listen(0, '127.0.0.1', () => {
    const url = `http://127.0.0.1:${server.address().port}/graphql`;
    process.stdout.write(`${JSON.stringify({ url })}\n`);
  });
};
