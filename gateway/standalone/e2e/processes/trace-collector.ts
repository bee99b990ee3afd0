import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';

/** A span as it reached the collector. */
export interface ReceivedSpan {
  /** The process that sent it. */
  readonly service: string;
  readonly name: string;
  readonly traceId: string;
  readonly id: string;
  /** Empty: it begins a trace. */
  readonly parentId: string;
  /** 1 internal, 2 server, 3 client. */
  readonly kind: number;
}

/** A collector of traces for tests: OTLP over HTTP, in protobuf. */
export interface TraceCollector {
  /** What OTEL_EXPORTER_OTLP_ENDPOINT names. */
  readonly endpoint: string;
  readonly spans: readonly ReceivedSpan[];
  /** All that was received, as one text. */
  text(): string;
  close(): Promise<void>;
}

export async function openTraceCollector(): Promise<TraceCollector> {
  const bodies: Buffer[] = [];
  const spans: ReceivedSpan[] = [];
  const server = createServer((request, response) => {
    const chunks: Buffer[] = [];
    request
      .on('data', (chunk: Buffer) => chunks.push(chunk))
      .on('end', () => {
        const body = Buffer.concat(chunks);
        bodies.push(body);
        spans.push(...spansIn(body));
        response.end();
      });
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  return {
    endpoint: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    spans,
    text: () => Buffer.concat(bodies).toString('latin1'),
    close: async () => {
      server.closeAllConnections();
      await new Promise((resolve) => server.close(resolve));
    },
  };
}

/** Numbers of fields in opentelemetry/proto/trace/v1/trace.proto. */
function spansIn(request: Buffer): ReceivedSpan[] {
  return messagesIn(request, 1).flatMap((resourceSpans) => {
    const attributes = messagesIn(resourceSpans, 1).flatMap((resource) => messagesIn(resource, 1));
    const service = attributes.find((attribute) => textIn(attribute, 1) === 'service.name');
    const name = service && messagesIn(service, 2).map((value) => textIn(value, 1))[0];
    return messagesIn(resourceSpans, 2)
      .flatMap((scopeSpans) => messagesIn(scopeSpans, 2))
      .map((span) => ({
        service: name ?? '',
        name: textIn(span, 5),
        traceId: messagesIn(span, 1)[0]?.toString('hex') ?? '',
        id: messagesIn(span, 2)[0]?.toString('hex') ?? '',
        parentId: messagesIn(span, 4)[0]?.toString('hex') ?? '',
        kind: Number(fieldsOf(span).find(({ field }) => field === 6)?.value ?? 0),
      }));
  });
}

const textIn = (message: Buffer, field: number): string => messagesIn(message, field)[0]?.toString() ?? '';

function messagesIn(message: Buffer, wanted: number): Buffer[] {
  return fieldsOf(message).flatMap(({ field, value }) =>
    field === wanted && Buffer.isBuffer(value) ? [value] : [],
  );
}

interface WireField {
  readonly field: number;
  readonly value: Buffer | bigint;
}

/** Protobuf's wire format: numbers in seven bits a byte, lengths before bytes, fixed 64 and 32 bits. */
function fieldsOf(message: Buffer): WireField[] {
  const fields: WireField[] = [];
  let at = 0;
  const number = (): bigint => {
    let value = 0n;
    for (let shift = 0n; ; shift += 7n) {
      const byte = message[at] ?? 0;
      at += 1;
      value |= BigInt(byte & 0x7f) << shift;
      if (byte < 0x80) return value;
    }
  };
  while (at < message.length) {
    const tag = Number(number());
    const [field, type] = [tag >> 3, tag & 7];
    if (type === 0) {
      fields.push({ field, value: number() });
      continue;
    }
    const length = type === 2 ? Number(number()) : type === 1 ? 8 : 4;
    fields.push({ field, value: message.subarray(at, at + length) });
    at += length;
  }
  return fields;
}
