const { randomBytes } = require('node:crypto');
const { gzipSync } = require('node:zlib');

/** Written into answers, and looked for in what clients get. */
const secrets = { address: 'http://10.0.0.7:5432/internal', word: 'hunter2-of-the-database' };

const page = `<html>Bad gateway ${secrets.address}</html>`;
const json = { 'content-type': 'application/json' };
const head = (length, more = '') =>
  `HTTP/1.1 200 OK\r\ncontent-type: application/json\r\ncontent-length: ${length}\r\n${more}\r\n`;

/** Writes until the other side has had enough. */
function flood(stream, chunk, left = Infinity) {
  if (stream.destroyed || left <= 0) return void stream.end();
  stream.write(chunk, () => setImmediate(flood, stream, chunk, left - chunk.length));
}

const send =
  (status, body, headers = json) =>
  ({ response }) => {
    response.writeHead(status, headers);
    response.end(body);
  };
const sendRaw =
  (text) =>
  ({ socket }) =>
    void socket.end(text);

/** Sends the beginning of the right answer, then does the rest. */
const half =
  (headers, then) =>
  ({ response, text }) => {
    response.writeHead(200, { ...json, ...headers(text.length) });
    response.write(text.slice(0, text.length / 2), () => then(response));
  };

/**
 * What goes wrong below GraphQL, by the fault's name. Each gets the response, its socket, and the text of the right
 * answer.
 */
const wireFaults = {
  'is reset': ({ socket }) => void socket.resetAndDestroy(),
  'is closed without an answer': ({ socket }) => void socket.destroy(),
  'is closed in the head of the answer': sendRaw('HTTP/1.1 200 OK\r\ncontent-ty'),
  'is closed in the middle of the answer': half(
    (length) => ({ 'content-length': length }),
    (response) => response.destroy(),
  ),
  'is closed in the middle of a chunk': ({ socket, text }) =>
    void socket.end(
      `HTTP/1.1 200 OK\r\ntransfer-encoding: chunked\r\n\r\n${text.length.toString(16)}\r\n{"da`,
    ),
  'ends with the process, killed (SIGKILL) in the middle of the answer': half(
    (length) => ({ 'content-length': length }),
    () => process.kill(process.pid, 'SIGKILL'),
  ),
  'no answer at all': () => undefined,
  'an answer that comes too late': ({ response, text }) =>
    void setTimeout(() => send(200, text)({ response }), 10_000).unref(),
  'a byte every 100 ms': ({ response, text }) => {
    response.writeHead(200, { ...json, 'content-length': text.length });
    let sent = 0;
    const drip = setInterval(() => {
      if (response.destroyed || sent === text.length) return clearInterval(drip);
      response.write(text[sent++]);
    }, 100);
  },
  'a length that promises more than comes': ({ response, text }) => {
    response.writeHead(200, { ...json, 'content-length': text.length + 50 });
    response.write(text);
  },
  'an answer of 100 MB': ({ response }) => {
    response.writeHead(200, json);
    flood(response, Buffer.alloc(1 << 20, '{"data":'), 100e6);
  },
  'an answer without end': ({ response }) => {
    response.writeHead(200, json);
    flood(response, Buffer.alloc(1 << 16, ' '));
  },
  'a header of 64 KiB': ({ socket, text }) =>
    void socket.end(`${head(text.length, `x-much: ${'x'.repeat(65_536)}\r\n`)}${text}`),
  'a head without end': ({ socket }) => {
    socket.write('HTTP/1.1 200 OK\r\n');
    flood(socket, Buffer.from(`x-more: ${'and more '.repeat(100)}\r\n`));
  },
  'bytes that are no HTTP': ({ socket }) => void socket.end(randomBytes(512)),
  'two different lengths': ({ socket, text }) =>
    void socket.end(head(text.length, 'content-length: 7\r\n') + text),
  'a length that is too short': ({ response, text }) =>
    send(200, text, { ...json, 'content-length': text.length - 5 })({ response }),
  'two answers to one request': ({ response, socket, text }) => {
    const other = text.replaceAll(/"number":\d/g, '"number":9');
    socket.cork();
    send(200, text, { ...json, 'content-length': text.length })({ response });
    socket.write(head(other.length) + other);
    socket.uncork();
  },
  'HTTP/1.0': ({ socket, text }) =>
    void socket.end(`HTTP/1.0 200 OK\r\ncontent-type: application/json\r\n\r\n${text}`),
  'early hints before the answer': ({ response, text }) => {
    response.writeEarlyHints({ link: '</x>; rel=preload' });
    send(200, text)({ response });
  },
  'an upgrade to another protocol': sendRaw(
    'HTTP/1.1 101 Switching Protocols\r\nupgrade: chat\r\nconnection: upgrade\r\n\r\n',
  ),
  'a redirect': send(302, page, { location: secrets.address }),
  'no content (204)': send(204),
  'a page of HTML (502)': send(502, page, { 'content-type': 'text/html' }),
  'is empty': send(200, ''),
  'is half a JSON text': ({ response, text }) => send(200, text.slice(0, -9))({ response }),
  'is not UTF-8': ({ response, text }) =>
    send(
      200,
      Buffer.concat([Buffer.from(text.slice(0, -1)), Buffer.from(',"x":"\xe9"}', 'latin1')]),
    )({
      response,
    }),
  'is compressed, unasked': ({ response, text }) =>
    send(200, gzipSync(text), { ...json, 'content-encoding': 'gzip' })({ response }),
  'is null': send(200, 'null'),
  'is a list': send(200, '[]'),
  'is a text': send(200, `"${secrets.word}"`),
  'is 100,000 brackets': send(200, '['.repeat(100_000)),
};

module.exports = { wireFaults, secrets };
