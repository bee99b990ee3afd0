import { request } from 'node:http';

/** What the process of followers is told to do. */
export interface FollowersTask {
  readonly url: string;
  /** One follower for each. */
  readonly tokens: readonly string[];
  readonly query: string;
  readonly variables: object;
}

/** What it tells: a follower's stream is open, an event came, or a stream was refused or ended. */
export type FollowersNews =
  | { readonly type: 'open' }
  | { readonly type: 'event'; readonly id: string; readonly at: number }
  | { readonly type: 'ended'; readonly why: string };

const tell = (news: FollowersNews): void => void process.send?.(news);

process.on('message', (task: FollowersTask) => {
  for (const token of task.tokens) follow(task, token);
});
process.on('disconnect', () => process.exit());

function follow({ url, query, variables }: FollowersTask, token: string): void {
  const headers = {
    accept: 'text/event-stream',
    'content-type': 'application/json',
    authorization: `Bearer ${token}`,
  };
  const asked = request(`${url}/graphql`, { method: 'POST', agent: false, headers }, (response) => {
    let text = '';
    tell(
      response.statusCode === 200 ? { type: 'open' } : { type: 'ended', why: String(response.statusCode) },
    );
    response.setEncoding('utf8').on('data', (chunk: string) => {
      text += chunk;
      for (let end = text.indexOf('\n\n'); end >= 0; end = text.indexOf('\n\n')) {
        read(text.slice(0, end));
        text = text.slice(end + 2);
      }
    });
    response.on('close', () => tell({ type: 'ended', why: 'closed' }));
  });
  asked.on('error', ({ message }) => tell({ type: 'ended', why: message }));
  asked.end(JSON.stringify({ query, variables }));
}

/** The field of the subscription is named `change`. */
function read(block: string): void {
  const data = block.split('\ndata: ')[1];
  if (!data) return;
  const at = performance.timeOrigin + performance.now();
  const { data: told } = JSON.parse(data) as { data?: { change?: { followUpAgreementId: string } } };
  if (told?.change) tell({ type: 'event', id: told.change.followUpAgreementId, at });
  else tell({ type: 'ended', why: data });
}
