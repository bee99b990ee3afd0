import { z } from 'zod';

/** What the first member of a backup says it is. */
export const backupFormat = 'banenbrug backup';

/** Raised when an older Banenbrug could not read what a newer one writes. */
export const formatVersion = 1;

/** Names of the first and the last member of the archive. */
export const manifestName = 'manifest.json';
export const contentsName = 'contents.json';

const table = z.object({ schema: z.string(), name: z.string(), columns: z.array(z.string()).min(1) });

const manifest = z.object({
  format: z.literal(backupFormat),
  formatVersion: z.literal(formatVersion),
  /** When the backup was begun, ISO 8601 in UTC. */
  createdAt: z.iso.datetime(),
  /** The version of the server it was made on, such as 15.20. */
  postgres: z.string(),
  /** The names of the migrations that each schema had, in the order in which they were run. */
  migrations: z.record(z.string(), z.array(z.string())),
  tables: z.array(table),
  /** The last value that each sequence gave out; null when it has given none. */
  sequences: z.array(z.object({ schema: z.string(), name: z.string(), lastValue: z.string().nullable() })),
});

const contents = z.object({
  /** Of each table of the manifest, in its order: rows, bytes and the SHA-256 of its rows as COPY writes them. */
  tables: z.array(z.object({ rows: z.int(), bytes: z.int(), sha256: z.string() })),
});

/** A table of a backup, with its columns in the order in which each row has them. */
export type BackedUpTable = z.infer<typeof table>;

/** What a backup is of: written before the rows, so that whoever reads them knows where they go. */
export type Manifest = z.infer<typeof manifest>;

/** What a backup held: written after the rows, so that a backup without it is known to be half of one. */
export type Contents = z.infer<typeof contents>;

/** A table as people name it. */
export const nameOf = ({ schema, name }: { readonly schema: string; readonly name: string }): string =>
  `${schema}.${name}`;

/** What a text that should be a manifest is; `newer` when it is of a format that this version cannot read. */
export function readManifest(text: string): Manifest | 'newer' | null {
  const found = jsonOf(text);
  const version = z.object({ format: z.literal(backupFormat), formatVersion: z.int() }).safeParse(found);
  if (version.success && version.data.formatVersion > formatVersion) return 'newer';
  return manifest.safeParse(found).data ?? null;
}

/** Null when the text is no list of contents. */
export function readContents(text: string): Contents | null {
  return contents.safeParse(jsonOf(text)).data ?? null;
}

function jsonOf(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return null;
  }
}
