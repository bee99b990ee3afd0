// A subgraph as a process of its own: `node subgraph-process.js sites|regions [port]`. It tells its address on its IPC
// channel. `regions` does what it was told last, at /fault, to every request.

const { createServer } = require('node:http');
const { buildSubgraphSchema } = require('@apollo/subgraph');
const { execute, parse, validate } = require('graphql');
const { answerFaults } = require('./answer-faults.js');
const { subgraphs } = require('./schemas.js');
const { wireFaults } = require('./wire-faults.js');

const [name, port = '0'] = process.argv.slice(2);
const schemaOf = ({ sdl, resolvers }) => buildSubgraphSchema([{ typeDefs: parse(sdl), resolvers }]);
const schema = schemaOf(subgraphs[name]);
const olderSchema = schemaOf(subgraphs.olderRegions);
const older = 'refuses the document: its schema is older than the supergraph';
let fault = null;

const server = createServer((request, response) => {
  // A connection that the gateway has cut is no fault of this side.
  response.on('error', () => undefined);
  void read(request).then((body) => {
    if (request.url !== '/fault') return answer(body, response);
    fault = JSON.parse(body).fault;
    return response.end();
  });
});
server.on('connection', (socket) => socket.on('error', () => undefined));
server.listen(Number(port), '127.0.0.1', () => process.send(`http://127.0.0.1:${server.address().port}`));
process.on('disconnect', () => process.exit());

async function answer(body, response) {
  const { query, variables } = JSON.parse(body);
  const document = parse(query);
  const result = await execute({ schema, document, variableValues: variables });
  const text = JSON.stringify(result);
  const { socket } = response;
  if (fault in wireFaults) return wireFaults[fault]({ response, socket, text });
  response.setHeader('content-type', 'application/json');
  if (fault === older) return refuse(document, response);
  return response.end(fault in answerFaults ? answerFaults[fault](result) : text);
}

/** As a server does whose schema lacks what is asked. */
function refuse(document, response) {
  const extensions = { code: 'GRAPHQL_VALIDATION_FAILED' };
  response.statusCode = 400;
  const errors = validate(olderSchema, document).map(({ message }) => ({ message, extensions }));
  response.end(JSON.stringify({ errors }));
}

async function read(request) {
  const chunks = [];
  for await (const chunk of request) chunks.push(chunk);
  return Buffer.concat(chunks).toString();
}
