const { Agent, request } = require('node:http');

/** Sends one query to the gateway, over a connection of the agent. Resolves with the status and the answer's text. */
function ask(agent, url, query) {
  return new Promise((resolve, reject) => {
    const body = JSON.stringify({ query });
    const headers = { 'content-type': 'application/json', 'content-length': Buffer.byteLength(body) };
    const sent = request(`${url}/graphql`, { method: 'POST', agent, headers }, (response) => {
      let text = '';
      response.setEncoding('utf8');
      response.on('data', (chunk) => (text += chunk));
      response.on('end', () => resolve({ status: response.statusCode, text }));
      response.on('error', reject);
    });
    sent.on('error', reject);
    sent.end(body);
  });
}

/** Connections to the gateway that are kept, as a balancer in front of it would. */
const openAgent = () => new Agent({ keepAlive: true, maxSockets: 32 });

module.exports = { ask, openAgent };
