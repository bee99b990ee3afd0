import { relative } from 'node:path';

/** The test file that is running, from the top of the checkout; jest's set-up runs before there is one. */
export function runningSpec(): string {
  const path = typeof expect === 'undefined' ? undefined : expect.getState().testPath;
  return path === undefined ? "jest's set-up" : relative(process.cwd(), path);
}
