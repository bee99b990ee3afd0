import { execFile, execFileSync } from 'node:child_process';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { join } from 'node:path';
import { promisify } from 'node:util';

const kit = JSON.stringify(join(__dirname, '..', '..', 'dist', 'index.js'));

/** Runs the kit as built in a process of its own, and answers what that prints. */
const run = async (program: string): Promise<string> =>
  (await promisify(execFile)(process.execPath, ['-e', `const kit = require(${kit});${program}`])).stdout;

/** A process that makes two requests with traces to a collector, and ends. */
const twoRequests = (port: number): Promise<string> =>
  run(`
    const logger = kit.createLogger('test', 'info', { write: (line) => process.stdout.write(line) });
    const url = new URL('http://127.0.0.1:${port}/v1/traces');
    const settings = { service: 'hub-west', url, sampler: 'parentbased_always_on', ratio: 1 };
    const tracing = kit.startTracing(settings, logger);
    const request = () => kit.inSpan('a request', { role: 'server' }, () => Promise.resolve());
    request().then(request).then(() => tracing.stop()).then(() => {
      if (kit.isTracing()) process.stdout.write('still on');
    });`);

describe('a process without settings of traces and metrics', () => {
  it('loads nothing of OpenTelemetry and prom-client', () => {
    const program = `
      const { startTracing, silentLogger, runTelemetry } = require(${kit});
      startTracing(null, silentLogger);
      runTelemetry({ tracing: null, metrics: null }, silentLogger).then((running) => running.stop()).then(() => {
        const loaded = Object.keys(require.cache).filter((path) => /node_modules.(@opentelemetry|prom-client)/.test(path));
        process.stdout.write(JSON.stringify(loaded));
      });`;
    expect(execFileSync(process.execPath, ['-e', program], { encoding: 'utf8' })).toBe('[]');
  });
});

describe('traces that are started', () => {
  it('have all arrived at the collector when they are stopped', async () => {
    const bodies: Buffer[] = [];
    const collector = createServer((request, response) => {
      request.on('data', (chunk: Buffer) => bodies.push(chunk)).on('end', () => response.end());
    });
    await new Promise<void>((resolve) => collector.listen(0, '127.0.0.1', resolve));
    expect(await twoRequests((collector.address() as AddressInfo).port)).toBe('');
    const received = Buffer.concat(bodies).toString('latin1');
    expect(received.match(/a request/g)).toHaveLength(2);
    expect(received).toMatch(/hub-west/);
    collector.closeAllConnections();
    await new Promise((resolve) => collector.close(resolve));
  });

  it('are lost with one line in the log when the collector is down, and hold no process up', async () => {
    const lines = (await twoRequests(1)).split('\n').filter(Boolean);
    expect(lines.map((line) => JSON.parse(line))).toEqual([
      expect.objectContaining({ level: 40, msg: 'traces are lost: the collector does not take them' }),
    ]);
  });
});
