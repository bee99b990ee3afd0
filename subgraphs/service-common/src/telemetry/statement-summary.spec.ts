import { sensitive } from '@banenbrug/testkit';
import { createSummariser, summarise } from './statement-summary';

const bsn = sensitive('BSN', '123456782');

describe('the summary of a statement', () => {
  it.each([
    ['select code from regions where code = $1', 'SELECT', 'regions.regions'],
    ['SELECT "Region"."code" FROM "regions"."regions" "Region"', 'SELECT', 'regions.regions'],
    ['insert into audit_log (id) values ($1)', 'INSERT', 'regions.audit_log'],
    ['update only sites set name = $1', 'UPDATE', 'regions.sites'],
    ['delete from employers.sites where id = any($1)', 'DELETE', 'employers.sites'],
    ['select x from unnest($1::text[]) as x join desks on desks.id = x', 'SELECT', 'regions.desks'],
    [
      'with found as (select id from desks), w (a) as (select 1) select * from found',
      'SELECT',
      'regions.desks',
    ],
    [
      'with gone as (delete from notes returning id) insert into log select id from gone',
      'DELETE',
      'regions.notes',
    ],
    ["select set_config('app.role', $1, true)", 'SELECT', null],
    ['START TRANSACTION', 'BEGIN', null],
    ['COMMIT', 'COMMIT', null],
    ['ROLLBACK TO SAVEPOINT typeorm_1', 'ROLLBACK', null],
    ['vacuum desks', 'OTHER', null],
    ['', 'OTHER', null],
  ])('of %j names what it does and to what', (statement, operation, collection) => {
    expect(summarise(statement, 'regions')).toEqual({ operation, collection });
  });

  it('has nothing of a literal in it', () => {
    const summaries = [
      `select * from people where bsn = '${bsn}'`,
      `select '${bsn}' from "${bsn}"`,
      `${bsn}`,
      `select 1 from people_${bsn}x where 'from ${bsn}' = $1`,
    ].map((statement) => summarise(statement, 'regions'));
    expect(JSON.stringify(summaries.filter((_, index) => index !== 3))).not.toContain(bsn);
    expect(JSON.stringify(summaries)).not.toContain(`from ${bsn}`);
  });

  it('is kept for texts that come again, and not without end', () => {
    const summaryOf = createSummariser('regions', 2);
    const first = summaryOf('select 1 from a');
    expect(summaryOf('select 1 from a')).toBe(first);
    for (const table of ['b', 'c', 'd']) summaryOf(`select 1 from ${table}`);
    expect(summaryOf('select 1 from a')).not.toBe(first);
  });
});
