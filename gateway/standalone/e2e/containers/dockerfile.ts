/** Files that a stage takes from the build context or from another stage. */
export interface CopyStep {
  readonly kind: 'copy';
  /** A stage; null: the build context. */
  readonly from: string | null;
  readonly sources: readonly string[];
  readonly target: string;
}

/** A shell command that a stage runs. */
export interface RunStep {
  readonly kind: 'run';
  readonly command: string;
}

/** What changes a stage's files. */
export type Step = CopyStep | RunStep;

/** One stage of a Dockerfile, with what it takes over from the stage it begins with. */
export interface Stage {
  readonly name: string;
  /** A stage before it, or an image. */
  readonly from: string;
  readonly steps: readonly Step[];
  readonly workdir: string;
  readonly user: string;
  readonly variables: Readonly<Record<string, string>>;
  /** ENTRYPOINT and CMD together. */
  readonly command: readonly string[];
  /** The command of HEALTHCHECK; null when there is none. */
  readonly healthcheck: readonly string[] | null;
}

type Mutable<T> = { -readonly [Key in keyof T]: T[Key] };

interface StageInProgress extends Mutable<Omit<Stage, 'steps' | 'command'>> {
  steps: Step[];
  entrypoint: readonly string[];
  cmd: readonly string[];
}

/**
 * Reads the part of the Dockerfile's language that this repository uses.
 * @throws Error on anything else: what is not understood must not look tested
 */
export function parseDockerfile(text: string): readonly Stage[] {
  const stages: StageInProgress[] = [];
  for (const line of instructions(text)) {
    const [, word = '', rest = ''] = /^(\S+)\s+(.*)$/s.exec(line) ?? [];
    if (word === 'FROM') {
      stages.push(beginStage(rest, stages));
      continue;
    }
    const stage = stages.at(-1);
    const read = readers[word];
    if (!stage || !read) throw new Error(`Dockerfile: not understood: ${line}`);
    read(stage, rest);
  }
  return stages.map(({ entrypoint, cmd, ...stage }) => ({ ...stage, command: [...entrypoint, ...cmd] }));
}

/** One instruction per line: comments go, continued lines are joined. */
function instructions(text: string): string[] {
  return text
    .replaceAll(/^\s*#.*\n/gm, '')
    .replaceAll(/\s*\\\n\s*/g, ' ')
    .split('\n')
    .map((line) => line.trim())
    .filter(Boolean);
}

function beginStage(rest: string, before: readonly StageInProgress[]): StageInProgress {
  const [, from = '', name = ''] = /^(\S+) AS (\S+)$/.exec(rest) ?? [];
  if (!name) throw new Error(`Dockerfile: a stage without a name: FROM ${rest}`);
  const base = before.find((stage) => stage.name === from);
  return {
    ...(base ?? {
      workdir: '/',
      user: 'root',
      variables: {},
      entrypoint: [],
      cmd: [],
      healthcheck: null,
    }),
    from,
    name,
    steps: [],
  };
}

const readers: Readonly<Record<string, (stage: StageInProgress, rest: string) => void>> = {
  WORKDIR(stage, rest) {
    if (!rest.startsWith('/')) throw new Error(`Dockerfile: name the whole path: WORKDIR ${rest}`);
    stage.workdir = rest;
  },
  USER(stage, rest) {
    stage.user = rest;
  },
  ENV(stage, rest) {
    const pairs = rest.split(/\s+/).map((pair) => pair.split('=', 2));
    stage.variables = { ...stage.variables, ...Object.fromEntries(pairs) };
  },
  COPY(stage, rest) {
    const [, from = null, paths = ''] = /^(?:--from=(\S+)\s+)?([^-].*)$/.exec(rest) ?? [];
    const sources = paths.split(/\s+/);
    const target = sources.pop();
    if (!target || sources.length === 0) throw new Error(`Dockerfile: not understood: COPY ${rest}`);
    stage.steps.push({ kind: 'copy', from, sources, target });
  },
  RUN(stage, rest) {
    // A cache that outlives the build is a matter of speed alone.
    const command = rest.replaceAll(/^--mount=type=cache,\S+\s+/g, '');
    if (/^(--|\[)/.test(command)) throw new Error(`Dockerfile: not understood: RUN ${rest}`);
    stage.steps.push({ kind: 'run', command });
  },
  EXPOSE() {},
  CMD(stage, rest) {
    stage.cmd = execForm(rest);
  },
  ENTRYPOINT(stage, rest) {
    stage.entrypoint = execForm(rest);
    stage.cmd = [];
  },
  HEALTHCHECK(stage, rest) {
    stage.healthcheck = rest === 'NONE' ? null : execForm(rest.replace(/^(--\S+\s+)*CMD\s+/, ''));
  },
};

/** A shell between Docker and the process would keep signals from it: the exec form only. */
function execForm(text: string): readonly string[] {
  const words: unknown = text.startsWith('[') ? JSON.parse(text) : null;
  if (!Array.isArray(words)) throw new Error(`Dockerfile: use the exec form: ${text}`);
  return words.map(String);
}
