import { readFileSync } from 'node:fs';

/** Something and its own share of the time in which the process did anything, callees not counted. */
export interface HotSpot {
  readonly percent: number;
  /** A function, or the word for all of a package. */
  readonly name: string;
  /** The file and line, or the package. */
  readonly place: string;
}

interface Frame {
  readonly functionName: string;
  readonly url: string;
  readonly lineNumber: number;
}

interface Profile {
  readonly nodes: readonly { readonly id: number; readonly callFrame: Frame }[];
  readonly samples: readonly number[];
  readonly timeDeltas: readonly number[];
}

const idle = new Set(['(idle)', '(root)', '(program)']);

/** Where the time of a profile of V8 went, most first: function by function, and package by package. */
export function hotSpotsOf(file: string): {
  readonly functions: readonly HotSpot[];
  readonly packages: readonly HotSpot[];
} {
  const profile = JSON.parse(readFileSync(file, 'utf8')) as Profile;
  return {
    functions: sharesOf(profile, ({ functionName, url, lineNumber }) => [
      functionName || '(anonymous)',
      url === '' ? 'native' : `${pathOf(url)}:${lineNumber + 1}`,
    ]),
    packages: sharesOf(profile, ({ functionName, url }) =>
      url === '' ? [functionName || '(native)', 'native'] : ['all of', packageOf(pathOf(url))],
    ),
  };
}

function sharesOf(
  { nodes, samples, timeDeltas }: Profile,
  kindOf: (frame: Frame) => readonly [string, string],
): HotSpot[] {
  const kinds = new Map(
    nodes
      .filter(({ callFrame }) => !idle.has(callFrame.functionName))
      .map(({ id, callFrame }) => [id, JSON.stringify(kindOf(callFrame))]),
  );
  const times = new Map<string, number>();
  let busy = 0;
  for (const [index, id] of samples.entries()) {
    const kind = kinds.get(id);
    if (kind === undefined) continue;
    const time = timeDeltas[index] ?? 0;
    busy += time;
    times.set(kind, (times.get(kind) ?? 0) + time);
  }
  return [...times]
    .sort(([, a], [, b]) => b - a)
    .map(([kind, time]) => {
      const [name = '', place = ''] = JSON.parse(kind) as string[];
      return { percent: Math.round((time / busy) * 1000) / 10, name, place };
    });
}

/** The end of a path that tells where a function stands: from its package on. */
const pathOf = (url: string): string =>
  url.replace(/^.*\/node_modules\//, '').replace(/^.*\/(gateway|subgraphs)\//, '$1/');

function packageOf(path: string): string {
  if (path.startsWith('node:')) return path.split('/').slice(0, 2).join('/');
  if (path.startsWith('gateway/') || path.startsWith('subgraphs/'))
    return path.split('/').slice(0, 4).join('/');
  return path
    .split('/')
    .slice(0, path.startsWith('@') ? 2 : 1)
    .join('/');
}
