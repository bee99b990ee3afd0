import { randomUUID } from 'node:crypto';
import { agreements } from '@banenbrug/agreements';
import { candidates } from '@banenbrug/candidates';
import { employers } from '@banenbrug/employers';
import { type Caller, recordStatements } from '@banenbrug/service-common';
import { ask, callers, createTestHub, type TestHub } from '@banenbrug/testkit';
import { regions } from '../src';
import { findAuditLines } from '../src/repositories/audit-entry.repository';
import { auditQuestion } from '../src/services/audit-log.service';
import { seedLongLogs } from './seed-audit-lines';

/** A node of a plan as PostgreSQL explains it. */
interface PlanNode {
  readonly 'Node Type': string;
  readonly 'Relation Name'?: string;
  readonly 'Actual Rows': number;
  readonly 'Rows Removed by Filter'?: number;
  readonly Plans?: readonly PlanNode[];
}

const nodesOf = (node: PlanNode): PlanNode[] => [node, ...(node.Plans ?? []).flatMap(nodesOf)];

const first = 20;
const after = ['2026-01-02T00:00:00.000Z', randomUUID()];

describe('a page of a long audit log', () => {
  let hub: TestHub;
  const deskIds = Array.from({ length: 40 }, () => randomUUID());
  const desk = callers.desk(deskIds[7] ?? '', ['AM01']);

  beforeAll(async () => {
    hub = await createTestHub([regions, employers, candidates, agreements]);
    await seedLongLogs(hub, 5000, deskIds);
  }, 60_000);
  afterAll(() => hub.close());

  /** The plan of the statement that the repository sends, with what every node of it really read. */
  async function planOf(caller: Caller, filter: object, at: readonly string[] | null): Promise<PlanNode[]> {
    const { manager } = await hub.dataSource('regions');
    const question = auditQuestion(caller, filter);
    if (question === null) throw new Error('The test asks for what cannot be.');
    let parameters: unknown[] = [];
    const send = manager.query.bind(manager);
    const spy = jest.spyOn(manager, 'query').mockImplementation((sql, values) => {
      parameters = Array.isArray(values) ? values : [];
      return send(sql, values);
    });
    const { statements } = await recordStatements(() =>
      findAuditLines(manager, question, { first, after: at }),
    );
    spy.mockRestore();
    expect(statements).toHaveLength(1);
    const [row] = await hub.sql<{ 'QUERY PLAN': readonly { Plan: PlanNode }[] }>(
      `explain (analyze, format json) ${statements[0]}`,
      parameters,
    );
    return row?.['QUERY PLAN'].flatMap(({ Plan }) => nodesOf(Plan)) ?? [];
  }

  it.each<[string, () => Caller, object, readonly string[] | null]>([
    ['all lines', () => callers.admin(), {}, null],
    ['all lines from the middle on', () => callers.admin(), {}, after],
    ['the lines of a desk', () => desk, {}, null],
    ['the lines of a desk from the middle on', () => desk, {}, after],
    ['the acts of one subject', () => callers.admin(), { actor: 'actor 7' }, null],
    ['a period', () => callers.admin(), { until: new Date('2026-01-02T12:00:00Z') }, null],
    ['the lines about an object', () => callers.admin(), { objectId: randomUUID() }, null],
  ])('of %s reads no more than a page of each log', async (_, caller, filter, at) => {
    const nodes = await planOf(caller(), filter, at);
    const reads = nodes.filter((node) => node['Relation Name'] === 'audit_entries');
    expect(reads).toHaveLength(4);
    for (const node of reads) {
      expect(node['Node Type']).not.toBe('Seq Scan');
      expect(node['Actual Rows'] + (node['Rows Removed by Filter'] ?? 0)).toBeLessThanOrEqual(first + 1);
    }
  });

  it('takes one statement, and one more each for the total and the desks', async () => {
    const subgraph = await hub.subgraph('regions');
    const { statements } = await ask(
      subgraph,
      '{ auditEntries(first: 100) { nodes { desk { name } } totalCount } }',
      {},
      { caller: desk },
    );
    expect(statements).toHaveLength(3);
  });
});
