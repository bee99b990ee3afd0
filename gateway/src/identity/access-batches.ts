import { publicContext } from './public-context';
import { type SubgraphTransport, TransportError } from '../transport/subgraph-transport';
import { type AccessVariables, askMany } from './access-question';
import { type SubjectAccess, readSubjectAccess } from './subject-access';

/** Asks a subgraph what the subject of one question may do. @throws TransportError when it gives no answer to that */
export type FetchAccess = (question: AccessVariables) => Promise<SubjectAccess>;

/** So many fetches of access are under way at a time: what comes meanwhile is asked together, as soon as one is back. */
const atOnce = 2;

/** So many subjects are asked about in one fetch. */
const together = 20;

interface Waiting {
  readonly question: AccessVariables;
  resolve(access: SubjectAccess): void;
  reject(error: unknown): void;
}

/**
 * Makes fetches of access. Every request asks, and before anything else, so under load most of what the subgraph is sent
 * would be these: they go together then. Nobody waits while there is little to do, and no answer is older than its question.
 */
export function createAccessBatches(transport: SubgraphTransport): FetchAccess {
  const waiting: Waiting[] = [];
  let underWay = 0;

  const send = async (batch: readonly Waiting[]): Promise<void> => {
    const { document, variables } = askMany(batch.map(({ question }) => question));
    try {
      // On the gateway's own account, and to the end even when those who asked have gone: others may wait too.
      const { data } = await transport.fetch({ document, variables, context: publicContext() });
      for (const [index, one] of batch.entries()) settle(one, data?.[`a${index}`]);
    } catch (error) {
      for (const { reject } of batch) reject(error);
    }
  };
  const sendNext = (): void => {
    if (waiting.length === 0 || underWay === atOnce) return;
    underWay += 1;
    void send(waiting.splice(0, together)).finally(() => {
      underWay -= 1;
      sendNext();
    });
  };
  return (question) =>
    new Promise((resolve, reject) => {
      waiting.push({ question, resolve, reject });
      sendNext();
    });
}

function settle({ resolve, reject }: Waiting, value: unknown): void {
  const access = readSubjectAccess(value);
  if (access) resolve(access);
  else reject(new TransportError('SUBGRAPH_BAD_RESPONSE', 'the answer says nothing about access'));
}
