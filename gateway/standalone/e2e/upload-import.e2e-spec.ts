import { createHash, randomUUID } from 'node:crypto';
import { setTimeout as wait } from 'node:timers/promises';
import { callers, createTestHub, sensitive, type TestHub, testLogger, testRoles } from '@banenbrug/testkit';
import type { Hub } from '../src';
import { openHub, subgraphModules } from '../src';
import { supergraphFile } from './demo-hub';

// The whole hub is opened.
jest.setTimeout(60_000);

describe('an import through the gateway', () => {
  let test: TestHub;
  let hub: Hub;
  let url: string;
  const deskId = randomUUID();
  const desk = callers.desk(deskId, ['AM06']);
  const bsn = sensitive('BSN', '123456782');
  const file = Buffer.from(`Kenmerk;Toestemming;Uren per week\nW-1;ja;24-32 u\n${bsn};ja;24\n`);

  async function ask<Data>(query: string, variables: Record<string, unknown>): Promise<Data> {
    const context = { caller: desk, requestId: randomUUID() };
    const result = await hub.gateway.executeOperation({ query, variables }, context);
    expect(result.errors ?? []).toEqual([]);
    return JSON.parse(JSON.stringify(result.data)) as Data;
  }
  const send = async (path: string, secret: string, body: Buffer) => {
    const response = await fetch(new URL(path, url), {
      method: 'PUT',
      body: new Uint8Array(body),
      headers: { authorization: `Ticket ${secret}` },
    });
    return { status: response.status, text: await response.text() };
  };

  beforeAll(async () => {
    test = await createTestHub(subgraphModules);
    await test.sql(
      `insert into regions.desks (id, kind, name, function_address, response_days, verified_on)
       values ($1, 'WSP', 'Desk', 'desk@example.nl', 2, '2026-05-01')`,
      [deskId],
    );
    await test.sql(
      `insert into regions.desk_regions (desk_id, region_code, is_first_contact) values ($1, 'AM06', false)`,
      [deskId],
    );
    hub = await openHub({
      database: { ownerUrl: test.ownerUrl, ...testRoles() },
      tokens: { issuer: 'none', audience: 'none', jwks: { keys: [] } },
      supergraphFile,
      logger: testLogger('hub'),
    });
    url = (await hub.gateway.listen({ host: '127.0.0.1', port: 0 })).url;
  });
  afterAll(async () => {
    await hub.close();
    await test.close();
  });

  it('goes from ticket to report, and says nothing of what was refused', async () => {
    const { createImport } = await ask<{
      createImport: { ticket: { id: string; uploadPath: string; secret: string } };
    }>(
      `mutation ($input: CreateImportInput!) { createImport(input: $input) {
        ticket { id uploadPath secret } errors { __typename } } }`,
      {
        input: {
          format: 'CSV',
          regionCode: 'AM06',
          isFullExport: false,
          sizeBytes: file.length,
          sha256: createHash('sha256').update(file).digest('hex'),
        },
      },
    );
    const { id, uploadPath, secret } = createImport.ticket;
    expect(await send(uploadPath, 'x'.repeat(43), file)).toMatchObject({ status: 404 });
    const other = Buffer.from(file.toString().replace('24-32', '24-31'));
    expect(await send(uploadPath, secret, other)).toMatchObject({
      status: 422,
      text: expect.stringContaining('UPLOAD_HASH_MISMATCH'),
    });
    const accepted = await send(uploadPath, secret, file);
    expect(accepted).toMatchObject({ status: 202 });
    expect(JSON.parse(accepted.text)).toMatchObject({ data: { importId: id, state: 'UPLOADED' } });
    const report = await untilDone(id);
    expect(report).toMatchObject({
      state: 'DONE',
      rowsTotal: 2,
      published: 1,
      refused: 1,
      rowProblems: { nodes: [{ line: 3, field: 'DESK_REFERENCE', category: 'BSN' }] },
    });
    expect(JSON.stringify([accepted, report])).not.toContain('123456782');
    expect(await send(uploadPath, secret, file)).toMatchObject({ status: 409 });
    const { desk: found } = await ask<{ desk: { imports: { nodes: object[]; totalCount: number } } }>(
      'query ($id: ID!) { desk(id: $id) { imports { nodes { id state } totalCount } } }',
      { id: deskId },
    );
    expect(found.imports).toEqual({ nodes: [{ id, state: 'DONE' }], totalCount: 1 });
  });

  async function untilDone(id: string): Promise<object> {
    for (;;) {
      const data = await ask<{ import: { state: string } }>(
        `query ($id: ID!) { import(id: $id) { state rowsTotal published refused
          rowProblems { nodes { line field category } } } }`,
        { id },
      );
      if (['DONE', 'FAILED'].includes(data.import.state)) return data.import;
      await wait(20);
    }
  }
});
