import { createHash, randomBytes, randomUUID } from 'node:crypto';
import { Readable } from 'node:stream';
import { HubError, refuseUpload, uploadReceived } from '@banenbrug/service-common';
import { sensitive } from '@banenbrug/testkit';
import { wires } from './federation/start-federation';
import { type Ticket, readAll } from './uploads/receiving-subgraph';
import { type UploadHub, startUploadHub } from './uploads/start-upload-hub';

const requestId = 'b6a4c7de-0f53-4c1c-9d35-7a0e4f6f1c22';
const line = sensitive('private text', 'kandidaat;Jan de Vries;111222333');
const file = Buffer.from(`${line}\n`.repeat(20_000));
const sha256 = (bytes: Buffer): string => createHash('sha256').update(bytes).digest('hex');

interface Answer {
  readonly status: number;
  readonly headers: Headers;
  readonly body: unknown;
}

describe.each(wires)('an upload to a subgraph over %s', (wire) => {
  let hub: UploadHub;
  beforeAll(async () => {
    hub = await startUploadHub(wire);
  });
  afterAll(() => hub.close());
  beforeEach(() => {
    hub.lines.length = hub.candidates.seen.length = 0;
  });

  const send = async (
    { id, secret }: Ticket,
    body: NonNullable<RequestInit['body']> | null = file,
    { path = `/uploads/candidates/${id}`, method = 'PUT', headers = {} as Record<string, string> } = {},
  ): Promise<Answer> => {
    const response = await fetch(new URL(path, hub.url), {
      method,
      body,
      duplex: 'half',
      headers: { authorization: `Ticket ${secret}`, 'x-request-id': requestId, ...headers },
    } as RequestInit);
    return { status: response.status, headers: response.headers, body: await response.json() };
  };
  const refusal = (code: string, facts: object = {}, message: unknown = expect.any(String)): object => ({
    errors: [{ message, extensions: { ...facts, code } }],
  });
  const nothingPrivateLogged = (): void => {
    const text = JSON.stringify(hub.lines);
    expect(text).not.toContain('kandidaat');
    for (const { upload } of hub.candidates.seen) expect(text).not.toContain(upload.secret);
  };

  it('arrives whole, unread, with its length, request id and language, and is answered by the subgraph', async () => {
    const ticket = hub.candidates.issue();
    const { status, headers, body } = await send(ticket, file, { headers: { 'accept-language': 'nl' } });
    expect({ status, body }).toEqual({
      status: 202,
      body: { data: { bytes: file.length, isWhole: true, code: 'UPLOAD_RECEIVED' } },
    });
    expect(headers.get('x-request-id')).toBe(requestId);
    expect(headers.get('x-content-type-options')).toBe('nosniff');
    expect(headers.get('cache-control')).toBe('no-store');
    const [seen] = hub.candidates.seen;
    expect(seen?.sha256).toBe(sha256(file));
    expect(seen?.upload).toMatchObject({ ...ticket, contentLength: file.length, requestId, language: 'nl' });
    expect(seen?.upload.signal.aborted).toBe(false);
    expect(hub.lines).toEqual([]);
  });

  it.each([
    ['of a length that is not announced', Readable.toWeb(Readable.from([file])), null, file.length],
    ['that is a single byte and not announced', Readable.toWeb(Readable.from([Buffer.from('x')])), null, 1],
    ['that is empty', '', 0, 0],
    ['that is empty and not announced', Readable.toWeb(Readable.from([])), 0, 0],
    ['that is absent', null, 0, 0],
  ])('arrives %s', async (_, body, contentLength, bytes) => {
    const answer = await send(hub.candidates.issue(), body as NonNullable<RequestInit['body']>);
    expect(answer.body).toEqual({ data: { bytes, isWhole: true, code: 'UPLOAD_RECEIVED' } });
    expect(hub.candidates.seen[0]?.upload.contentLength).toBe(contentLength);
  });

  it('may be named in capitals, and the scheme of its ticket too', async () => {
    const { id, secret } = hub.candidates.issue();
    const path = `/uploads/candidates/${id.toUpperCase()}`;
    const answer = await send({ id, secret }, 'x', { path, headers: { authorization: `TICKET ${secret}` } });
    expect(answer.status).toBe(202);
  });

  it('is refused in the words of the catalogue, with the subgraph’s facts', async () => {
    const ticket = hub.candidates.issue(() =>
      Promise.resolve(refuseUpload('UPLOADS_BUSY', { retryAfterSeconds: 7 })),
    );
    const { status, headers, body } = await send(ticket, file, { headers: { 'accept-language': 'nl' } });
    expect(status).toBe(503);
    expect(headers.get('retry-after')).toBe('7');
    const message = 'Er worden nu te veel bestanden ontvangen. Probeer het over 7 seconden opnieuw.';
    expect(body).toEqual(refusal('UPLOADS_BUSY', { retryAfterSeconds: 7 }, message));
    expect(hub.lines).toEqual([]);
  });

  it.each([
    ['UPLOAD_UNKNOWN', 404],
    ['UPLOAD_EXPIRED', 410],
    ['UPLOAD_ALREADY_RECEIVED', 409],
    ['UPLOAD_SIZE_MISMATCH', 422],
    ['UPLOAD_HASH_MISMATCH', 422],
  ] as const)('is told %s, answered or thrown, before and after it was read', async (code, status) => {
    const ways = [
      () => Promise.resolve(refuseUpload(code)),
      () => Promise.reject(new HubError(code)),
      async (seen: Parameters<typeof readAll>[0]) => {
        await readAll(seen);
        return refuseUpload(code);
      },
    ];
    for (const way of ways) {
      expect(await send(hub.candidates.issue(way))).toMatchObject({ status, body: refusal(code) });
    }
    expect(hub.lines).toEqual([]);
  });

  it('is told the same for a secret that is wrong as for a ticket that is not there', async () => {
    const { id } = hub.candidates.issue();
    const secret = sensitive('token', randomBytes(32).toString('base64url'));
    const wrong = await send({ id, secret });
    const absent = await send({ id: randomUUID(), secret });
    expect([wrong.status, wrong.body]).toEqual([absent.status, absent.body]);
    expect(wrong).toMatchObject({ status: 404, body: refusal('UPLOAD_UNKNOWN') });
    expect(JSON.stringify([wrong.body, hub.lines])).not.toContain(secret);
  });

  it('that meets a fault is told so with the request id, and the fault is logged once without its message', async () => {
    const ticket = hub.candidates.issue(() => Promise.reject(new Error(`disk full at ${line}`)));
    expect(await send(ticket)).toMatchObject({
      status: 500,
      body: refusal('INTERNAL_SERVER_ERROR', { requestId }),
    });
    expect(hub.lines).toMatchObject([{ facts: { requestId, fault: { name: 'Error' } } }]);
    nothingPrivateLogged();
  });

  it.each([
    ['a code that nobody knows', { status: 201, code: line, body: {} }],
    ['another status than its code has', { ...refuseUpload('UPLOAD_EXPIRED'), status: 200 }],
    ['a list in place of facts', uploadReceived(201, [line] as never)],
    ['a fact that is a text', uploadReceived(201, { text: `a ${line}` })],
    ['a fact that is too long', uploadReceived(201, { text: 'x'.repeat(101) })],
    ['facts inside facts', uploadReceived(201, { deep: { line } } as never)],
    ['a name that is none', uploadReceived(201, { [line]: 1 })],
  ])('that is answered with %s is not passed on', async (_, given) => {
    const answer = await send(hub.candidates.issue(() => Promise.resolve(given as never)));
    const message =
      'The service "candidates" gave no usable answer. Look whether the file arrived before you send it again.';
    expect(answer).toMatchObject({
      status: 502,
      body: refusal('SUBGRAPH_BAD_RESPONSE', { service: 'candidates' }, message),
    });
    expect(hub.lines).toMatchObject([{ facts: { requestId, code: 'SUBGRAPH_BAD_RESPONSE' } }]);
    nothingPrivateLogged();
  });

  it.each([
    ['another subgraph', (id: string) => `/uploads/regions/${id}`],
    ['no subgraph of the hub', (id: string) => `/uploads/elsewhere/${id}`],
    ['no id', () => '/uploads/candidates/'],
    ['something else than an id', () => '/uploads/candidates/111222333'],
    ['a longer path', (id: string) => `/uploads/candidates/${id}/x`],
    ['a query, where a secret would be in logs', (id: string) => `/uploads/candidates/${id}?secret=x`],
  ])('to %s finds nothing, and the subgraph is not asked', async (_, pathOf) => {
    const ticket = hub.candidates.issue();
    const answer = await send(ticket, file, { path: pathOf(ticket.id) });
    expect(answer).toMatchObject({ status: 404, body: refusal('NOT_FOUND') });
    expect(JSON.stringify(answer.body)).not.toContain(ticket.id);
    expect(hub.candidates.seen).toEqual([]);
  });

  it.each(['POST', 'DELETE', 'PATCH'])('is not sent by %s', async (method) => {
    const answer = await send(hub.candidates.issue(), 'x', { method });
    expect(answer).toMatchObject({ status: 405, body: refusal('METHOD_NOT_ALLOWED') });
    expect(answer.headers.get('allow')).toBe('PUT');
  });

  it.each([
    ['no ticket', ''],
    ['a token', `Bearer ${'a'.repeat(43)}`],
    ['a short secret', 'Ticket abc'],
    ['two secrets', `Ticket ${'a'.repeat(43)} ${'b'.repeat(43)}`],
    ['a secret that could not be written into a path or a log', `Ticket ${'a/'.repeat(20)}`],
  ])('with %s is refused, and the subgraph is not asked', async (_, authorization) => {
    const answer = await send(hub.candidates.issue(), 'x', { headers: { authorization } });
    expect(answer).toMatchObject({ status: 401, body: refusal('UPLOAD_TICKET_REQUIRED') });
    expect(answer.headers.get('www-authenticate')).toBe('Ticket');
    expect(hub.candidates.seen).toEqual([]);
  });
});
