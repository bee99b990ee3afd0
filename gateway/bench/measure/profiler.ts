import { existsSync, mkdirSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { hotSpotsOf, type HotSpot } from './hot-spots';

/** A target whose process was started with the profiler's options. */
export interface Profiled {
  readonly name: string;
  readonly pids: readonly number[];
}

/** Profiles the hub's own processes, or does nothing. */
export interface Profiler {
  /** Options of Node for the process of a target. */
  readonly nodeOptions: (target: string) => readonly string[];
  /** What is done from now on is profiled. */
  begin(targets: readonly Profiled[]): void;
  /** Ends it and tells where the time went, in lines. */
  report(targets: readonly Profiled[]): Promise<string[]>;
}

/** A function by function and a package by package: this many of each. */
const told = 40;

/** The first signal begins a profile, the second writes it. */
const preload = (file: string): string => `
  import { writeFileSync } from 'node:fs';
  import { Session } from 'node:inspector';
  const session = new Session();
  session.connect();
  let begun = false;
  process.on('SIGUSR2', () => {
    if (!begun) {
      begun = true;
      session.post('Profiler.enable');
      session.post('Profiler.setSamplingInterval', { interval: 500 });
      session.post('Profiler.start');
    } else {
      session.post('Profiler.stop', (_, { profile }) => writeFileSync(${JSON.stringify(file)}, JSON.stringify(profile)));
    }
  });`;

/** Profiles into a folder. @param folder null: nothing is profiled */
export function createProfiler(folder: string | null): Profiler {
  if (folder === null) return { nodeOptions: () => [], begin: () => {}, report: () => Promise.resolve([]) };
  rmSync(folder, { recursive: true, force: true });
  mkdirSync(folder, { recursive: true });
  const fileOf = (target: string): string => join(folder, `${target}.cpuprofile`);
  return {
    nodeOptions: (target) => [`--import=data:text/javascript,${encodeURIComponent(preload(fileOf(target)))}`],
    begin: signal,
    async report(targets) {
      signal(targets);
      const lines: string[] = [];
      for (const { name } of targets) lines.push(...(await linesOf(name, fileOf(name))));
      return lines;
    },
  };
}

function signal(targets: readonly Profiled[]): void {
  for (const { pids } of targets) for (const pid of pids) process.kill(pid, 'SIGUSR2');
}

async function linesOf(name: string, file: string): Promise<string[]> {
  while (!existsSync(file)) await wait(100);
  // The file is there before all of it is.
  await wait(2000);
  const { functions, packages } = hotSpotsOf(file);
  const rows = (spots: readonly HotSpot[]): string[] =>
    spots.slice(0, told).map(({ percent, name: what, place }) => `| ${percent} % | ${what} | ${place} |`);
  const head = ['', '| own time | what | where |', '| --- | --- | --- |'];
  return [
    `### Where the time of ${name} went (${file})`,
    ...head,
    ...rows(packages),
    ...head,
    ...rows(functions),
    '',
  ];
}
