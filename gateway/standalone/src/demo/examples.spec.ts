import { type Caller, publicCaller } from '@banenbrug/service-common';
import { callers } from '@banenbrug/testkit';
import { type DemoHub, startDemoHub } from '../../e2e/demo-hub';
import { defaultSeed, demoId } from './demo-id';
import { examples } from './examples';
import { demoEmployerName } from './personas';

describe('the examples', () => {
  let hub: DemoHub;
  beforeAll(async () => {
    hub = await startDemoHub();
  }, 30_000);
  afterAll(() => hub.close());

  const answerOf = async (index: number, caller: Caller): Promise<string> => {
    const example = examples[index];
    const { result } = await hub.ask(
      { query: example?.query ?? '', variables: { ...example?.variables } },
      caller,
    );
    expect(result.errors).toBeUndefined();
    return JSON.stringify(result.data);
  };

  it('are four, each with a name of its own', () => {
    expect(new Set(examples.map(({ name }) => name)).size).toBe(4);
  });

  it('begin with the main question, which finds contacts, arrangements, schemes and candidates', async () => {
    const answer = await answerOf(0, callers.employer(demoId(defaultSeed, ...demoEmployerName)));
    for (const found of [
      'AM06',
      'AM29',
      'AM18',
      'landelijke-werkgevers.am29@example.nl',
      'TRIAL_PLACEMENT',
      'PARTIAL',
    ]) {
      expect(answer).toContain(found);
    }
    expect(answer.match(/"drivingLicences"/g)).toHaveLength(10);
  });

  it('show a session with all its follow-up agreements and the contacts of both sides', async () => {
    const answer = await answerOf(1, callers.liaison());
    expect(answer).toContain('"counts":{"employers":20,"regions":18,"followUps":40}');
    expect(answer.match(/"category"/g)).toHaveLength(40);
    expect(answer).toContain('inclusief-werken.brugpakket@example.nl');
    expect(answer).toMatch(/landelijke-werkgevers\.am\d\d@example\.nl/);
  });

  it('show all regions on the map of a session, with what stalls', async () => {
    const answer = await answerOf(2, callers.liaison());
    expect(answer.match(/"doneCount"/g)).toHaveLength(35);
    expect(answer).toContain('"stalling":[{"category":');
  });

  it('compare regions for a caller without a token', async () => {
    const answer = await answerOf(3, publicCaller);
    expect(
      answer.match(/"code":"AM\d\d","name":"[^"]+"\},"verdict":"\w+","fact":\{"responseDays":[1-5]\}/g),
    ).toHaveLength(4);
    expect(answer).toContain('landelijke-werkgevers.am06@example.nl');
    expect(answer).toContain('Trial placement (UWV)');
  });
});
