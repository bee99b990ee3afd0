import { createHash, randomUUID } from 'node:crypto';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { createTestHub, sensitive, type TestHub } from '@banenbrug/testkit';
import { openDemoIssuer, subgraphModules } from '../src';
import { type Listening, listeningHubs } from './listening-hubs';

// The whole hub is opened, once as five processes.
jest.setTimeout(60_000);

describe.each(listeningHubs)('an import through the gateway, %s', (_, start) => {
  let test: TestHub;
  let hub: Listening;
  let token: string;
  const folder = mkdtempSync(join(tmpdir(), 'banenbrug-issuer-'));
  const deskId = randomUUID();
  const bsn = sensitive('BSN', '123456782');
  const file = Buffer.from(`Kenmerk;Toestemming;Uren per week\nW-1;ja;24-32 u\n${bsn};ja;24\n`);

  async function ask<Data>(query: string, variables: Record<string, unknown>): Promise<Data> {
    const response = await fetch(new URL('/graphql', hub.url), {
      method: 'POST',
      headers: { 'content-type': 'application/json', authorization: `Bearer ${token}` },
      body: JSON.stringify({ query, variables }),
    });
    const { data, errors } = (await response.json()) as { data: Data; errors?: unknown };
    expect(errors).toBeUndefined();
    return data;
  }
  const send = async (path: string, secret: string, body: Buffer) => {
    const response = await fetch(new URL(path, hub.url), {
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
    const issuer = await openDemoIssuer(folder);
    token = sensitive('token', await issuer.issue('desk', { role: 'DESK', deskId, regions: ['AM06'] }));
    hub = await start(test, issuer);
  });
  afterAll(async () => {
    await hub?.close();
    await test?.close();
    rmSync(folder, { recursive: true, force: true });
  });

  it('goes from ticket to report to search, and says nothing of what was refused', async () => {
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
    const { candidateSearch } = await ask<{ candidateSearch: object }>(
      `query ($criteria: CandidateCriteriaInput!) { candidateSearch(criteria: $criteria) {
        nodes { deskReference hoursPerWeek { min max } consentRecordedOn } totalCount } }`,
      { criteria: { regions: ['AM06'], hoursPerWeek: { min: 24, max: 30 } } },
    );
    expect(candidateSearch).toEqual({
      nodes: [
        {
          deskReference: 'W-1',
          hoursPerWeek: { min: 24, max: 32 },
          consentRecordedOn: expect.stringMatching(/^\d{4}-\d\d-\d\d$/),
        },
      ],
      totalCount: 1,
    });
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
