import {
  InMemorySpanExporter,
  type NodeTracerProvider,
  type ReadableSpan,
} from '@opentelemetry/sdk-trace-node';
import { sensitive } from '@banenbrug/testkit';
import { createLogger } from '../logger';
import { tracerOver } from './open-telemetry';
import { providerTo } from './otlp-provider';
import {
  currentSpan,
  currentTraceId,
  inSpan,
  isTracing,
  noteSpan,
  parentIn,
  setTracer,
  traceHeaders,
} from './tracing';

const bsn = sensitive('BSN', '123456782');
const server = { role: 'server' } as const;
const client = { role: 'client' } as const;

describe('traces that are off', () => {
  it('run the work and make nothing', async () => {
    expect(isTracing()).toBe(false);
    const seen = await inSpan('work', server, async (span) => [
      span,
      currentSpan(),
      currentTraceId(),
      traceHeaders(),
    ]);
    expect(seen).toEqual([null, null, null, {}]);
    expect(parentIn('00-0af7651916cd43dd8448eb211c80319c-b7ad6b7169203331-01')).toBeUndefined();
  });
});

describe('traces that are on', () => {
  const exporter = new InMemorySpanExporter();
  let provider: NodeTracerProvider;

  beforeAll(() => {
    provider = providerTo(exporter, { service: 'test', sampler: 'parentbased_always_on', ratio: 1 });
    setTracer(tracerOver(provider));
  });
  afterAll(async () => {
    setTracer(null);
    await provider.shutdown();
  });
  const spans = async (): Promise<readonly ReadableSpan[]> => {
    await provider.forceFlush();
    const found = [...exporter.getFinishedSpans()];
    exporter.reset();
    return found;
  };

  it('begin at a server’s span, and hang other spans below the one around them', async () => {
    await inSpan('request', server, async () => {
      await Promise.all(['one', 'two'].map((name) => inSpan(name, client, () => Promise.resolve())));
    });
    const [one, two, request] = await spans();
    expect([one?.name, two?.name, request?.name]).toEqual(['one', 'two', 'request']);
    expect(request?.parentSpanContext).toBeUndefined();
    const parents = [one, two].map((span) => span?.parentSpanContext?.spanId);
    expect(parents).toEqual([request?.spanContext().spanId, request?.spanContext().spanId]);
  });

  it('are not begun by work that no request is around', async () => {
    expect(await inSpan('job', client, async (span) => span)).toBeNull();
    noteSpan({ ...client, name: 'SELECT', startedAt: 1, endedAt: 2, failure: null });
    expect(await spans()).toEqual([]);
  });

  it('continue in another process by a header, whose parent keeps its word on what is kept', async () => {
    const headers = await inSpan('here', server, async () => traceHeaders());
    const parent = parentIn(headers['traceparent']);
    await inSpan('there', { ...server, parent }, () => Promise.resolve());
    const dropped = parentIn('00-0af7651916cd43dd8448eb211c80319c-b7ad6b7169203331-00');
    await inSpan('unseen', { ...server, parent: dropped }, () =>
      inSpan('below', client, () => Promise.resolve()),
    );
    const [here, there, ...others] = await spans();
    expect(there?.spanContext().traceId).toBe(here?.spanContext().traceId);
    expect(there?.parentSpanContext?.spanId).toBe(here?.spanContext().spanId);
    expect(others).toEqual([]);
  });

  it.each([
    '',
    'x',
    '00-0-0-0',
    '00-00000000000000000000000000000000-b7ad6b7169203331-01',
    bsn,
    undefined,
    7,
  ])('begin anew where the header is no trace', (header) => {
    expect(parentIn(header)).toBeUndefined();
  });

  it('tell of what is thrown its name and not its message, which can quote a person', async () => {
    const work = inSpan('request', server, () => Promise.reject(new TypeError(`no ${bsn}`)));
    await expect(work).rejects.toThrow(TypeError);
    const [span] = await spans();
    expect(span?.attributes).toEqual({ 'error.type': 'TypeError' });
    expect([span?.status, span?.events]).toEqual([{ code: 2 }, []]);
  });

  it('note work that is done already, with its times', async () => {
    await inSpan('request', server, async () =>
      noteSpan({ ...client, name: 'SELECT t', startedAt: 1000, endedAt: 1250, failure: '57014' }),
    );
    const [statement] = await spans();
    expect(statement).toMatchObject({
      name: 'SELECT t',
      startTime: [1, 0],
      endTime: [1, 250_000_000],
      attributes: { 'error.type': '57014' },
    });
  });

  it('are named by their id in the log lines of what belongs to one', async () => {
    const lines: string[] = [];
    const logger = createLogger('test', 'info', { write: (line) => void lines.push(line) });
    logger.info({}, 'outside');
    const id = await inSpan('request', server, async () => {
      logger.info({}, 'inside');
      return currentTraceId();
    });
    await spans();
    expect(lines.map((line) => JSON.parse(line).traceId)).toEqual([undefined, id]);
  });
});
