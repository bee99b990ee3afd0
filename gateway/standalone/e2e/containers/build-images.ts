import { execFile } from 'node:child_process';
import { chmod, copyFile, mkdir, stat } from 'node:fs/promises';
import { basename, dirname, join } from 'node:path';
import { promisify } from 'node:util';
import { contextFiles } from './build-context';
import type { CopyStep, RunStep, Stage } from './dockerfile';

const run = promisify(execFile);

/** Where and with what stages are built. */
export interface BuildSettings {
  /** The top of the checkout. */
  readonly root: string;
  /** An empty folder; each stage's files come into one below it. */
  readonly target: string;
  /** What commands find in their environment beside what their stage sets. */
  readonly variables: Readonly<Record<string, string>>;
}

/** The files of every stage, as folders that stand for the root of its file system. */
export type BuiltStages = ReadonlyMap<string, string>;

/**
 * Builds the stages of a Dockerfile in folders of this machine, without a container engine: each holds only what
 * its stage copies and what its commands make. Stages that do not need each other are built side by side.
 */
export async function buildStages(stages: readonly Stage[], settings: BuildSettings): Promise<BuiltStages> {
  const context = contextFiles(settings.root);
  const folders = new Map<string, Promise<string>>();
  const folderOf = (name: string): Promise<string> | undefined => folders.get(name);
  for (const stage of stages) {
    const building = buildStage(stage, { ...settings, context, folderOf });
    // Another stage may fail first, and then nobody asks for this one.
    building.catch(() => {});
    folders.set(stage.name, building);
  }
  return new Map(
    await Promise.all([...folders].map(async ([name, folder]) => [name, await folder] as const)),
  );
}

interface StageSettings extends BuildSettings {
  readonly context: readonly string[];
  readonly folderOf: (stage: string) => Promise<string> | undefined;
}

async function buildStage(stage: Stage, settings: StageSettings): Promise<string> {
  const base = await settings.folderOf(stage.from);
  // Nothing is changed, so nothing needs to be copied.
  if (base !== undefined && stage.steps.length === 0) return base;
  const folder = join(settings.target, stage.name);
  if (base !== undefined) await copyTree(base, folder);
  await mkdir(join(folder, stage.workdir), { recursive: true });
  for (const step of stage.steps) {
    if (step.kind === 'run') await runStep(step, stage, folder, settings);
    else await copyStep(step, stage, folder, settings);
  }
  return folder;
}

async function runStep(
  { command }: RunStep,
  stage: Stage,
  folder: string,
  { variables }: BuildSettings,
): Promise<void> {
  try {
    await run('sh', ['-c', command], {
      cwd: join(folder, stage.workdir),
      env: { ...variables, ...stage.variables },
      maxBuffer: 64 * 1024 * 1024,
    });
  } catch (error) {
    const { stdout = '', stderr = '' } = error as { stdout?: string; stderr?: string };
    throw new Error(`Stage ${stage.name}: RUN ${command} failed:\n${stdout}${stderr}`, { cause: error });
  }
}

async function copyStep(
  step: CopyStep,
  stage: Stage,
  folder: string,
  settings: StageSettings,
): Promise<void> {
  const { from, sources, target } = step;
  const place = join(folder, target.startsWith('/') ? '' : stage.workdir, target);
  const isFolder = target.endsWith('/') || sources.length > 1;
  for (const source of sources) {
    if (from === null) await copyFromContext(source, place, isFolder, settings);
    else await copyFromStage(await stageFile(from, source, settings), place, isFolder);
  }
}

async function stageFile(from: string, source: string, { folderOf }: StageSettings): Promise<string> {
  const folder = await folderOf(from);
  if (folder === undefined) throw new Error(`COPY --from=${from}: there is no such stage before this one.`);
  return join(folder, source);
}

/** Of a folder, its content is copied; a file goes into a target that is a folder and else becomes it. */
async function copyFromStage(source: string, place: string, isFolder: boolean): Promise<void> {
  const isFile = (await stat(source)).isFile();
  // Every image gets the same packages, and no command changes what another stage has made: one file can be in all of them.
  await copyTree(source, isFile && isFolder ? join(place, basename(source)) : place, '-RPpl');
}

/**
 * Copies a file, or what is in a folder, links as links. By cp: Node's own copying takes several times as long for a tree of packages.
 * @param options of cp
 */
async function copyTree(source: string, target: string, options = '-RPp'): Promise<void> {
  const isFile = (await stat(source)).isFile();
  await mkdir(isFile ? dirname(target) : target, { recursive: true });
  await run('cp', [options, isFile ? source : `${source}/.`, target]);
}

async function copyFromContext(
  source: string,
  place: string,
  isFolder: boolean,
  { root, context }: StageSettings,
): Promise<void> {
  const files = context.filter((path) => path === source || path.startsWith(`${source}/`));
  if (files.length === 0) throw new Error(`COPY ${source}: the build context has no such file or folder.`);
  for (const path of files) {
    const inner = path.slice(source.length + 1);
    const target = inner ? join(place, inner) : isFolder ? join(place, basename(path)) : place;
    await mkdir(dirname(target), { recursive: true });
    await copyFile(join(root, path), target);
    // As in a checkout made under a strict umask: an image must not depend on whose files it was built from.
    await chmod(target, 0o600);
  }
}
