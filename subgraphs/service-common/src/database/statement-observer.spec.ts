import { createTestHub, sensitive, type TestHub } from '@banenbrug/testkit';
import type { DataSource, MigrationInterface, QueryRunner } from 'typeorm';
import type { SubgraphModule } from '../graphql';
import { silentLogger } from '../logger';
import { inSpan, openMetrics, startTracing, createSubgraphMetrics, type RunningTracing } from '../telemetry';
import { createDataSource } from './data-source';
import { poolStanding } from './pool-standing';

const bsn = sensitive('BSN', '123456782');

class CreateNotes1764000000001 implements MigrationInterface {
  async up(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query('create table notes (id int primary key, body text not null)');
  }
  async down(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query('drop table notes');
  }
}

const observed: SubgraphModule = {
  store: {
    name: 'observed',
    entities: [],
    migrations: [CreateNotes1764000000001],
    tables: { notes: ['SELECT', 'INSERT'] },
    publishes: [],
  },
  create: () => {
    throw new Error('This test asks the database, not the subgraph.');
  },
};

describe('the statements of a data source that is observed', () => {
  const metrics = openMetrics();
  const spans: { name: string; facts: object; parentId: string | undefined }[] = [];
  let hub: TestHub;
  let dataSource: DataSource;
  let tracing: RunningTracing;

  /** Some statements of a request: good ones at the same time, one in a transaction, and one that fails. */
  const request = async (): Promise<void> => {
    await Promise.all([
      dataSource.query('select body from notes where body = $1', [bsn]),
      dataSource.query(`select '${bsn}' as said from observed.notes`),
    ]);
    await dataSource.transaction((manager) =>
      manager.query('insert into notes (id, body) values (1, $1)', [bsn]),
    );
    const twice = dataSource.query('insert into notes (id, body) values (1, $1)', [bsn]);
    await expect(twice).rejects.toThrow('duplicate key');
  };

  beforeAll(async () => {
    hub = await createTestHub([observed]);
    const url = new URL('http://127.0.0.1:1');
    const settings = { service: 'test', url, sampler: 'always_on', ratio: 1 } as const;
    tracing = startTracing(settings, silentLogger, {
      export(batch, done) {
        for (const { name, attributes, parentSpanContext } of batch) {
          spans.push({ name, facts: attributes, parentId: parentSpanContext?.spanId });
        }
        done({ code: 0 });
      },
      shutdown: () => Promise.resolve(),
    });
    const signals = createSubgraphMetrics(metrics)('observed');
    dataSource = await createDataSource(observed.store, {
      url: hub.role('observed').url,
      signals,
    }).initialize();
    signals.watchPool(() => poolStanding(dataSource));
    await dataSource.query('select 1 from notes');
    await inSpan('request', { role: 'server' }, request);
    await tracing.stop();
  });
  afterAll(async () => {
    await tracing?.stop();
    await dataSource?.destroy();
    await hub?.close();
    metrics.registry.clear();
  });

  it('are spans below the request’s, each by what it does to which table; what no request sent is none', () => {
    const names = spans.map(({ name }) => name).filter((name) => name !== 'request');
    expect(names.sort()).toEqual(
      [
        'BEGIN',
        'COMMIT',
        'INSERT observed.notes',
        'INSERT observed.notes',
        'SELECT observed.notes',
        'SELECT observed.notes',
      ].sort(),
    );
    expect(new Set(spans.map(({ parentId }) => parentId)).size).toBe(2);
    expect(spans.find(({ name }) => name.startsWith('SELECT'))?.facts).toEqual({
      'db.system.name': 'postgresql',
      'db.namespace': 'observed',
      'db.operation.name': 'SELECT',
      'db.query.summary': 'SELECT observed.notes',
    });
  });

  it('tell of a failure PostgreSQL’s code alone', () => {
    const failures = spans.filter(({ facts }) => 'error.type' in facts);
    expect(failures.map(({ facts }) => facts)).toEqual([expect.objectContaining({ 'error.type': '23505' })]);
  });

  it('are counted by what they do, and the pool by how it stands', async () => {
    const text = await metrics.registry.metrics();
    const labels = 'subgraph="observed",operation';
    expect(text).toContain(`banenbrug_sql_statements_total{${labels}="SELECT",outcome="ok"} 3`);
    expect(text).toContain(`banenbrug_sql_statements_total{${labels}="INSERT",outcome="failed"} 1`);
    expect(text).toContain(`banenbrug_sql_statement_duration_seconds_count{${labels}="INSERT"} 2`);
    expect(text).toMatch(/banenbrug_pool_connections\{subgraph="observed"\} [1-9]/);
    expect(text).toContain('banenbrug_pool_waiting{subgraph="observed"} 0');
  });

  it('have no literal and no parameter in what is told', async () => {
    expect(JSON.stringify(spans)).not.toContain(bsn);
    expect(await metrics.registry.metrics()).not.toContain(bsn);
  });
});
