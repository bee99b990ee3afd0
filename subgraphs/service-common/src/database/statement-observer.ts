import {
  type AfterQueryEvent,
  type BeforeQueryEvent,
  type EntitySubscriberInterface,
  EventSubscriber,
  type QueryRunner,
} from 'typeorm';
import { createSummariser } from '../telemetry/statement-summary';
import type { SubgraphSignals } from '../telemetry/subgraph-signals';
import { noteSpan } from '../telemetry/tracing';

/** TypeORM makes its subscribers itself, and so wants a class. */
type SubscriberClass = new () => EntitySubscriberInterface;

/**
 * Makes what tells of every statement of a data source: how long it took, and in a trace what it did to what. Never its
 * text: what is written in it, and its parameters, can be personal.
 * @param schema whose tables are named plainly
 */
export function statementObserver(schema: string, signals: SubgraphSignals): SubscriberClass {
  const summaryOf = createSummariser(schema);

  @EventSubscriber()
  class StatementObserver implements EntitySubscriberInterface {
    /** When the statements of a connection began; the driver runs those of one connection one after another. */
    readonly #begun = new WeakMap<QueryRunner, number[]>();

    beforeQuery({ queryRunner }: BeforeQueryEvent): void {
      const begun = this.#begun.get(queryRunner);
      if (begun) begun.push(performance.now());
      else this.#begun.set(queryRunner, [performance.now()]);
    }

    afterQuery({ query, queryRunner, success, error }: AfterQueryEvent): void {
      const began = this.#begun.get(queryRunner)?.shift();
      if (began === undefined) return;
      const milliseconds = performance.now() - began;
      const { operation, collection } = summaryOf(query);
      signals.statementEnded(operation, success, milliseconds / 1000);
      const endedAt = Date.now();
      const summary = collection === null ? operation : `${operation} ${collection}`;
      noteSpan({
        name: summary,
        role: 'client',
        startedAt: endedAt - milliseconds,
        endedAt,
        failure: success ? null : sqlStateOf(error),
        facts: {
          'db.system.name': 'postgresql',
          'db.namespace': schema,
          'db.operation.name': operation,
          'db.query.summary': summary,
        },
      });
    }
  }
  return StatementObserver;
}

/** PostgreSQL's code of an error. */
function sqlStateOf(error: unknown): string {
  const code = typeof error === 'object' && error !== null && 'code' in error ? error.code : undefined;
  return typeof code === 'string' && /^[0-9A-Z]{5}$/.test(code) ? code : 'unknown';
}
