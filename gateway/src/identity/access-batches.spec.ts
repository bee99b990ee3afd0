import type { FetchRequest, SubgraphAnswer } from '../transport/subgraph-transport';
import { createAccessBatches } from './access-batches';

const question = (subject: string) => ({ issuer: 'i', subject, values: [] });
const grantOf = (employerIds: string[]) => ({ role: 'EMPLOYER', employerIds, deskId: null, regions: [] });

/** A subgraph that answers when it is told to; the subject `odd` gets an answer of another form. */
function slowSubgraph() {
  const asked: { subjects: unknown[]; answer: (fails?: Error) => void }[] = [];
  const fetch = ({ variables }: FetchRequest): Promise<SubgraphAnswer> =>
    new Promise((resolve, reject) => {
      const subjects = Object.entries(variables).flatMap(([name, value]) =>
        name.startsWith('subject') ? [value] : [],
      );
      const data = Object.fromEntries(
        subjects.map((subject, at) => [
          `a${at}`,
          subject === 'odd' ? null : { isRevoked: subject === 'gone', grants: [grantOf([])] },
        ]),
      );
      asked.push({ subjects, answer: (fails) => (fails ? reject(fails) : resolve({ data })) });
    });
  return { asked, ask: createAccessBatches({ fetch, close: () => Promise.resolve() }) };
}

const turn = (): Promise<void> => new Promise((resolve) => setImmediate(resolve));

describe('questions about access', () => {
  it('are sent at once while few are under way, and together when many come', async () => {
    const { asked, ask } = slowSubgraph();
    const answers = ['a', 'b', 'c', 'd', 'e', 'gone'].map((subject) => ask(question(subject)));
    await turn();
    expect(asked.map(({ subjects }) => subjects)).toEqual([['a'], ['b']]);
    asked[1]?.answer();
    await turn();
    expect(asked.at(-1)?.subjects).toEqual(['c', 'd', 'e', 'gone']);
    for (const { answer } of asked) answer();
    const got = await Promise.all(answers);
    expect(got.map(({ isRevoked }) => isRevoked)).toEqual([false, false, false, false, false, true]);
  });

  it('are no more than twenty in one fetch', async () => {
    const { asked, ask } = slowSubgraph();
    const answers = Array.from({ length: 30 }, (_, index) => ask(question(String(index))));
    await turn();
    asked[0]?.answer();
    await turn();
    expect(asked.map(({ subjects }) => subjects.length)).toEqual([1, 1, 20]);
    for (let at = 1; at < 4; at += 1) {
      asked[at]?.answer();
      await turn();
    }
    await Promise.all(answers);
    expect(asked.map(({ subjects }) => subjects.length)).toEqual([1, 1, 20, 8]);
  });

  it('fail each for itself when an answer says nothing, and all of a fetch when there is none', async () => {
    const { asked, ask } = slowSubgraph();
    const first = Promise.allSettled(['a', 'b'].map((subject) => ask(question(subject))));
    const rest = Promise.allSettled([ask(question('e')), ask(question('odd'))]);
    await turn();
    asked[0]?.answer();
    asked[1]?.answer(new Error('away'));
    await turn();
    for (const { answer } of asked.slice(2)) answer();
    expect((await first).map(({ status }) => status)).toEqual(['fulfilled', 'rejected']);
    expect(await rest).toMatchObject([
      { status: 'fulfilled' },
      { status: 'rejected', reason: { code: 'SUBGRAPH_BAD_RESPONSE' } },
    ]);
  });
});
