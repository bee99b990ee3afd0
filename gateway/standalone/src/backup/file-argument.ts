import { parseArgs } from 'node:util';
import { UsageError } from '../command-line';

/** The one thing that `npm run backup` and `npm run restore` are told: a file. @throws UsageError */
export function readFileArgument(argv: readonly string[], program: 'backup' | 'restore'): string {
  const [file, ...more] = positionalsOf(argv);
  if (file !== undefined && file !== '' && more.length === 0) return file;
  throw new UsageError(`Use: npm run ${program} -- FILE`);
}

function positionalsOf(argv: readonly string[]): readonly string[] {
  try {
    return parseArgs({ args: [...argv], options: {}, allowPositionals: true }).positionals;
  } catch {
    return [];
  }
}
