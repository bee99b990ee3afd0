import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { type Role, roles } from '@banenbrug/service-common';

/** What the table says of a field and a role: kept from it, let through, or let through to rows of the caller's own. */
export type AccessCell = '–' | 'yes' | 'own';

/** What the table says of one field. */
export type AccessRow = Readonly<Record<Role, AccessCell>>;

/** The hand-written table of who may see and do what, by coordinate (Type.field). */
export interface AccessTable {
  readonly rows: ReadonlyMap<string, AccessRow>;
  /** What cannot be read, and fields that stand in it more than once: sentences for whoever wrote it. */
  readonly problems: readonly string[];
}

const file = join(__dirname, '..', '..', '..', 'gateway', 'docs', 'access.md');

/** Reads gateway/docs/access.md, or a text of its form. */
export function readAccessTable(text = readFileSync(file, 'utf8')): AccessTable {
  const rows = new Map<string, AccessRow>();
  const problems: string[] = [];
  for (const line of text.split('\n')) {
    const [, type, fields = '', ...rest] = /^\| `([A-Z]\w*)` \| ([^|]*) \|(.*)\|$/.exec(line) ?? [];
    if (type === undefined) continue;
    const row = rowOf(rest.join('').split('|'));
    if (row === null)
      problems.push(`${type}: ${roles.length} cells, each –, yes or own, are needed in: ${line}`);
    else {
      for (const field of fields.split(',').map((name) => name.trim())) {
        const coordinate = `${type}.${field}`;
        if (rows.has(coordinate)) problems.push(`${coordinate} stands in more than one line: keep one.`);
        rows.set(coordinate, row);
      }
    }
  }
  return { rows, problems };
}

function rowOf(texts: readonly string[]): AccessRow | null {
  const cells = texts
    .map((text) => text.trim())
    .filter((text) => text === '–' || text === 'yes' || text === 'own');
  if (cells.length !== roles.length || texts.length !== roles.length) return null;
  return Object.fromEntries(roles.map((role, index) => [role, cells[index]])) as Record<Role, AccessCell>;
}
