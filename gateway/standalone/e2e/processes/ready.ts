import { setTimeout as wait } from 'node:timers/promises';
import { type Child, patienceMs } from './child';

/** Waits until a process says on /ready that it can do its work. @throws Error with its log when it does not */
export async function untilReady(child: Child, url: string): Promise<void> {
  const giveUpAt = performance.now() + patienceMs;
  let said = 'nothing';
  while (performance.now() < giveUpAt) {
    const status = await statusOf(`${url}/ready`);
    if (status === 200) return;
    said = status === null ? 'nothing' : String(status);
    await wait(50);
  }
  throw new Error(`${url}/ready still answers ${said} after ${patienceMs / 1000} s:\n${child.logs()}`);
}

/** The status an address answers a GET with; null when nobody answers. */
export async function statusOf(url: string): Promise<number | null> {
  try {
    const response = await fetch(url);
    await response.body?.cancel();
    return response.status;
  } catch {
    return null;
  }
}
