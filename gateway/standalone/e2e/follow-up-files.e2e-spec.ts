import { randomUUID } from 'node:crypto';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createTestHub, sensitive, type TestHub } from '@banenbrug/testkit';
import { openDemoIssuer, subgraphModules } from '../src';
import { type Listening, listeningHubs } from './listening-hubs';
import { startTimeoutMs } from './processes/child';

// The whole hub is opened, once as five processes.
jest.setTimeout(startTimeoutMs);

describe.each(listeningHubs)('follow-up agreements leave through the gateway, %s', (_, start) => {
  let test: TestHub;
  let hub: Listening;
  let token: string;
  const folder = mkdtempSync(join(tmpdir(), 'banenbrug-issuer-'));
  const [employer, other, own, foreign] = [randomUUID(), randomUUID(), randomUUID(), randomUUID()];
  const text = sensitive('private text', '=wij bellen op dinsdag terug');

  async function ask<Data>(query: string): Promise<Data> {
    const response = await fetch(new URL('/graphql', hub.url), {
      method: 'POST',
      headers: { 'content-type': 'application/json', authorization: `Bearer ${token}` },
      body: JSON.stringify({ query }),
    });
    const { data, errors } = (await response.json()) as { data: Data; errors?: unknown };
    expect(errors).toBeUndefined();
    return data;
  }
  const get = (path: string, headers: Record<string, string> = {}) =>
    fetch(new URL(path, hub.url), { headers });

  beforeAll(async () => {
    test = await createTestHub(subgraphModules);
    await test.sql(
      `insert into employers.employers (id, name, kvk_number, sector, registered_on)
       values ($1, 'Employer 01', '90000001', 'MARKET', '2026-01-01'), ($2, 'Employer 02', '90000002', 'MARKET', '2026-01-01')`,
      [employer, other],
    );
    await test.sql(
      `insert into agreements.follow_up_agreements (id, employer_id, region_codes, category, employer_text, status,
         due_on, is_written_by_employer, is_written_by_region, recorded_on, last_update_on)
       values ($1, $3, '{AM06}', 'OTHER', $5, 'OPEN', '2026-06-20', true, false, '2026-06-10', '2026-06-10'),
              ($2, $4, '{AM06}', 'OTHER', $5, 'OPEN', '2026-06-20', true, false, '2026-06-10', '2026-06-10')`,
      [own, foreign, employer, other, text],
    );
    const issuer = await openDemoIssuer(folder);
    token = sensitive('token', await issuer.issue('employer', { role: 'EMPLOYER', employerId: employer }));
    hub = await start(test, issuer);
  });
  afterAll(async () => {
    await hub?.close();
    await test?.close();
    rmSync(folder, { recursive: true, force: true });
  });

  it.each([
    ['CSV', 'text/csv; charset=utf-8', 'csv'],
    ['XLSX', 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet', 'xlsx'],
  ])('as %s, by ticket', async (format, contentType, extension) => {
    const { createFollowUpExport } = await ask<{
      createFollowUpExport: { ticket: { downloadPath: string; secret: string } };
    }>(
      `mutation { createFollowUpExport(input: { format: ${format}, language: NL }) {
         ticket { downloadPath secret } errors { __typename } } }`,
    );
    const { downloadPath, secret } = createFollowUpExport.ticket;
    sensitive('token', secret);
    expect((await get(downloadPath, { authorization: `Ticket ${'x'.repeat(43)}` })).status).toBe(404);
    const response = await get(downloadPath, { authorization: `Ticket ${secret}` });
    expect(response.status).toBe(200);
    expect(response.headers.get('content-type')).toBe(contentType);
    expect(response.headers.get('content-disposition')).toMatch(
      new RegExp(`^attachment; filename="vervolgafspraken-\\d{4}-\\d\\d-\\d\\d\\.${extension}"$`),
    );
    const bytes = Buffer.from(await response.arrayBuffer());
    if (format === 'XLSX') return expect(bytes.subarray(0, 2).toString()).toBe('PK');
    expect(bytes.toString()).toContain(own);
    expect(bytes.toString()).toContain(`"'${text}"`);
    expect(bytes.toString()).not.toContain(foreign);
  });

  it('as a calendar, by a link that ends at once when it is revoked', async () => {
    const { createCalendarFeed } = await ask<{ createCalendarFeed: { link: { id: string; url: string } } }>(
      'mutation { createCalendarFeed(input: {}) { link { id url } errors { __typename } } }',
    );
    const { id, url } = createCalendarFeed.link;
    sensitive('token', url.slice('/feeds/agreements/'.length, -'.ics'.length));
    const first = await get(url);
    const calendar = await first.text();
    expect(calendar).toContain(`UID:${own}@banenbrug`);
    expect(calendar).not.toContain(foreign);
    const tag = first.headers.get('etag') ?? '';
    expect((await get(url, { 'if-none-match': tag })).status).toBe(304);
    await ask(`mutation { revokeCalendarFeed(input: { feedId: "${id}" }) { errors { __typename } } }`);
    const after = await get(url, { 'if-none-match': tag });
    expect([after.status, await after.json()]).toMatchObject([
      404,
      { errors: [{ extensions: { code: 'DOWNLOAD_UNKNOWN' } }] },
    ]);
  });
});
