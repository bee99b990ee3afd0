import { createHash } from 'node:crypto';

/**
 * The id of a demo object: the same for the same seed and name, in the form of a random UUIDv4, so that demo
 * data can be made again and compared.
 */
export function demoId(seed: string, ...name: readonly (string | number)[]): string {
  const hex = createHash('sha256')
    .update(['banenbrug demo', seed, ...name].join('\0'))
    .digest('hex');
  const variant = ((Number.parseInt(hex.charAt(16), 16) & 0x3) | 0x8).toString(16);
  return `${hex.slice(0, 8)}-${hex.slice(8, 12)}-4${hex.slice(13, 16)}-${variant}${hex.slice(17, 20)}-${hex.slice(20, 32)}`;
}

/** The seed of the demo data that `npm start` loads. */
export const defaultSeed = 'banenbrug';
