import { execFile } from 'node:child_process';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { type Child, startChild } from '../processes/child';
import type { BuiltStages } from './build-images';
import type { Stage } from './dockerfile';
import { containerEnvironment, ordinaryUser } from './environment';

const run = promisify(execFile);

/** Runs an image's commands in its folder with its environment, as the user of an image would. */
export interface Containers {
  /** Starts the image's command, with these variables before those of the image. */
  start(image: string, variables: Readonly<Record<string, string>>, args?: readonly string[]): Child;
  /** Runs the image's health check against a port and resolves with its exit code. */
  checkHealth(image: string, port: string): Promise<number>;
}

/** @param home an empty folder */
export function openContainers(stages: readonly Stage[], built: BuiltStages, home: string): Containers {
  const user = ordinaryUser();
  const find = (name: string): { stage: Stage; cwd: string } => {
    const stage = stages.find((candidate) => candidate.name === name);
    const folder = built.get(name);
    if (!stage || folder === undefined) throw new Error(`The Dockerfile has no stage ${name}.`);
    return { stage, cwd: join(folder, stage.workdir) };
  };
  const environmentOf = (stage: Stage): Record<string, string> => ({
    ...containerEnvironment(home),
    ...stage.variables,
  });
  return {
    start(image, variables, args = []) {
      const { stage, cwd } = find(image);
      const [program, ...rest] = stage.command;
      if (program === undefined) throw new Error(`The image ${image} runs nothing.`);
      return startChild({
        name: image,
        command: [program, ...rest, ...args],
        cwd,
        variables: { ...environmentOf(stage), ...variables },
        user,
      });
    },
    async checkHealth(image, port) {
      const { stage, cwd } = find(image);
      const [program, ...args] = stage.healthcheck ?? [];
      if (program === undefined) throw new Error(`The image ${image} has no health check.`);
      const env = { ...environmentOf(stage), PORT: port };
      return run(program, args, { cwd, env, ...user }).then(
        () => 0,
        ({ code }: { code: number }) => code,
      );
    },
  };
}
