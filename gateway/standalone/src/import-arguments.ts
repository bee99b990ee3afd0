import { extname } from 'node:path';
import { parseArgs } from 'node:util';
import type { DiskImport, ImportFormat } from '@banenbrug/candidates';
import { UsageError } from './command-line';

/** What `npm run import -- …` may be told. */
export type ImportArguments = Pick<DiskImport, 'path' | 'deskId' | 'input'>;

const usage = `Use: npm run import -- --file FILE --desk ID (--region AM06 | --pool ID) [--format CSV|XLSX|VUM_JSON]
  [--mapping NAME | --preset SONAR] [--consent-confirmed-on YYYY-MM-DD] [--full] [--dry-run]`;

const options = {
  file: { type: 'string' },
  desk: { type: 'string' },
  region: { type: 'string' },
  pool: { type: 'string' },
  format: { type: 'string' },
  mapping: { type: 'string' },
  preset: { type: 'string' },
  'consent-confirmed-on': { type: 'string' },
  full: { type: 'boolean' },
  'dry-run': { type: 'boolean' },
} as const;

const formatOfEnding: Readonly<Record<string, ImportFormat>> = {
  '.csv': 'CSV',
  '.txt': 'CSV',
  '.xlsx': 'XLSX',
  '.json': 'VUM_JSON',
};

/** Reads the arguments of `npm run import`. @throws UsageError */
export function readImportArguments(argv: readonly string[]): ImportArguments {
  const given = parse(argv);
  const { file, desk, preset, region = null, pool = null, mapping = null } = given;
  const format = given.format ?? formatOfEnding[extname(file ?? '').toLowerCase()];
  if (file === undefined || !isId(desk) || !isFormat(format)) throw new UsageError(usage);
  if (preset !== undefined && preset !== 'SONAR') throw new UsageError(usage);
  return {
    path: file,
    deskId: desk.toLowerCase(),
    input: {
      format,
      regionCode: region,
      poolId: pool,
      mappingName: mapping,
      preset: preset ?? null,
      isFullExport: given.full ?? false,
      isDryRun: given['dry-run'] ?? false,
      consentConfirmedOn: given['consent-confirmed-on'] ?? null,
    },
  };
}

function parse(argv: readonly string[]) {
  try {
    return parseArgs({ args: [...argv], options }).values;
  } catch {
    throw new UsageError(usage);
  }
}

const isId = (text: string | undefined): text is string =>
  text !== undefined && /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i.test(text);

const isFormat = (text: string | undefined): text is ImportFormat =>
  text === 'CSV' || text === 'XLSX' || text === 'VUM_JSON';
