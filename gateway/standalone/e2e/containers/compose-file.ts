import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';

/** A service of a compose file, as far as the tests read it. */
export interface ComposeService {
  readonly image?: string;
  readonly build?: { readonly context: string; readonly target: string };
  readonly depends_on?: Readonly<Record<string, { readonly condition: string }>>;
  readonly command?: readonly string[];
  readonly environment: Readonly<Record<string, string>>;
  readonly ports?: readonly string[];
  readonly networks: readonly string[];
  readonly healthcheck?: object;
  readonly restart: string;
  readonly read_only: boolean;
  readonly cap_drop: readonly string[];
  readonly security_opt: readonly string[];
  readonly stop_grace_period?: string;
}

/** A compose file with its variables filled in. */
export interface ComposeFile {
  readonly services: Readonly<Record<string, ComposeService>>;
}

/** The reader that the linter of the compose file uses: what it accepts is what is read here. */
const { parse } = createRequire(require.resolve('dclint/package.json'))('yaml') as {
  parse(text: string, reviver: (key: unknown, value: unknown) => unknown, options: object): ComposeFile;
};

const variablePattern = /\$\{(\w+)(:\?|:-)([^}]*)\}/g;

/**
 * Reads a compose file with its variables filled in.
 * @throws Error with the file's own words when a variable that must be given is absent or empty
 */
export function readComposeFile(path: string, variables: Readonly<Record<string, string>>): ComposeFile {
  // After parsing, as an engine does it: a value is never read as YAML.
  const fillIn = (_: unknown, value: unknown): unknown =>
    typeof value === 'string' ? filledIn(value, variables) : value;
  return parse(readFileSync(path, 'utf8'), fillIn, { merge: true });
}

/** The names of the variables that a compose file asks for. */
export function variablesOf(path: string): ReadonlySet<string> {
  const found = readFileSync(path, 'utf8').matchAll(variablePattern);
  return new Set([...found].map(([, name = '']) => name));
}

function filledIn(text: string, variables: Readonly<Record<string, string>>): string {
  return text.replaceAll(variablePattern, (_, name: string, operator: string, rest: string) => {
    const value = variables[name] || (operator === ':-' ? rest : undefined);
    if (value === undefined) throw new Error(`${name}: ${rest}`);
    return value;
  });
}
