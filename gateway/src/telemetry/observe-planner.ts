import { inSpan } from '@banenbrug/service-common';
import type { Planner } from '../plan/planner';
import type { GatewaySignals } from './signals';

/** Observes the making of plans. Requests that wait for the same plan wait in the trace of the first of them. */
export function observePlanner(
  planner: Planner,
  signals: Pick<GatewaySignals, 'planMade'>,
  now: () => number = () => performance.now(),
): Planner {
  return {
    plan: (document, operationName) =>
      inSpan('plan', { role: 'internal' }, async () => {
        const startedAt = now();
        let isOk = false;
        try {
          const plan = await planner.plan(document, operationName);
          isOk = true;
          return plan;
        } finally {
          signals.planMade(isOk, (now() - startedAt) / 1000);
        }
      }),
  };
}
