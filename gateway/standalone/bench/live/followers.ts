import { type ChildProcess, fork } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';
import type { FollowersNews, FollowersTask } from './followers-process';

/** Followers in a process of their own, so that what they cost is not the hub's. */
export interface Followers {
  /** When each follower was told of an agreement, in milliseconds since 1970; waits until all of them were. */
  arrivals(agreementId: string): Promise<readonly number[]>;
  stop(): Promise<void>;
}

/** Starts followers; all streams are open when it returns. @throws Error when one is refused */
export async function startFollowers(task: FollowersTask): Promise<Followers> {
  const child = fork(join(__dirname, 'followers-process.js'));
  const arrived = new Map<string, number[]>();
  let open = 0;
  const waiting = new Set<() => void>();
  let broken: string | null = null;
  child.on('message', (news: FollowersNews) => {
    if (news.type === 'open') open += 1;
    if (news.type === 'ended') broken ??= news.why;
    if (news.type === 'event') arrived.set(news.id, [...(arrived.get(news.id) ?? []), news.at]);
    for (const look of waiting) look();
    waiting.clear();
  });
  const until = async (holds: () => boolean): Promise<void> => {
    while (!holds()) {
      if (broken !== null) throw new Error(`A stream ended: ${broken}`);
      await new Promise<void>((resolve) => waiting.add(resolve));
    }
  };
  child.send(task);
  await until(() => open === task.tokens.length);
  return {
    async arrivals(agreementId) {
      await until(() => arrived.get(agreementId)?.length === task.tokens.length);
      return arrived.get(agreementId) ?? [];
    },
    stop: () => stop(child),
  };
}

async function stop(child: ChildProcess): Promise<void> {
  const ended = once(child, 'exit');
  child.disconnect();
  await ended;
}
