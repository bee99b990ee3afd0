import type { Random } from '@banenbrug/standalone';

const word = (random: Random): string => random.integer(0, 0xffff_ffff).toString(16).padStart(8, '0');

/** A UUID of version 4 from a repeatable source of chance. */
export function randomId(random: Random): string {
  const [a, b, c, d] = [word(random), word(random), word(random), word(random)];
  const variant = ((Number.parseInt(c.slice(0, 1), 16) & 0x3) | 0x8).toString(16);
  return `${a}-${b.slice(0, 4)}-4${b.slice(5)}-${variant}${c.slice(1, 4)}-${c.slice(4)}${d}`;
}
