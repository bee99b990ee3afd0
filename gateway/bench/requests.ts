import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { type OperationName, operations } from './operations';
import type { Variables } from './variable-sets';

/** The requests of one operation, for asking one by one and for wrk. */
export interface Requests {
  /** Each set of variables once. */
  readonly list: readonly { readonly token: string; readonly body: string }[];
  /** Each set by each caller, in turn: a line holds the token, a tab and the body. */
  readonly file: string;
}

/** Writes the requests of some operations. Sets and callers rotate together, so that neither repeats with the other. */
export function writeRequests(
  folder: string,
  names: readonly OperationName[],
  sets: Readonly<Record<OperationName, readonly Variables[]>>,
  tokens: readonly string[],
): ReadonlyMap<OperationName, Requests> {
  return new Map(
    names.map((name) => {
      const bodies = sets[name].map((variables) =>
        JSON.stringify({ query: operations[name].query, variables }),
      );
      const lines = Array.from({ length: bodies.length * tokens.length }, (_, index) => ({
        token: tokens[index % tokens.length] ?? '',
        body: bodies[index % bodies.length] ?? '',
      }));
      const file = join(folder, `${name}.requests`);
      writeFileSync(file, lines.map(({ token, body }) => `${token}\t${body}\n`).join(''));
      return [name, { list: lines.slice(0, bodies.length), file }];
    }),
  );
}
