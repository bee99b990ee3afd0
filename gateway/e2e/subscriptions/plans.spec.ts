import { parse } from 'graphql';
import { readSubscriptionPlan } from '../../src/executor/compile-plan';
import { createPlanner } from '../../src/plan/planner';
import { hallSupergraph } from './start-hall';

describe('the plan of a subscription', () => {
  const planner = createPlanner(hallSupergraph());
  const plan = (text: string) => planner.plan(parse(text), undefined);

  it('is what is followed, when one subgraph knows it all', async () => {
    expect(await plan('subscription ($to: Int) { ticks(to: $to) { seq product { id } } }')).toEqual({
      kind: 'QueryPlan',
      node: {
        kind: 'Subscription',
        primary: {
          serviceName: 'hall',
          variableUsages: ['to'],
          operationKind: 'subscription',
          operation: 'subscription($to:Int){ticks(to: $to){seq product{id}}}',
        },
      },
    });
  });

  it('is what is followed and then what is fetched for each event, when others add to it', async () => {
    const { followed, perEvent } = readSubscriptionPlan(
      await plan('subscription { t: ticks { product { name } products { price } } }'),
    );
    expect(followed).toMatchObject({ serviceName: 'hall', operationKind: 'subscription' });
    expect(perEvent).toMatchObject([{ kind: 'BatchFetch', serviceName: 'shop', operationKind: 'query' }]);
  });

  it('is not that of a query', async () => {
    const query = await plan('{ hallName }');
    expect(() => readSubscriptionPlan(query)).toThrow('follows nothing');
  });
});
