/**
 * Whether PostgreSQL can take a text at all. It has no place for NUL: one such key would fail the whole statement,
 * and it can equal nothing that is stored.
 */
export function isStorableText(text: string): boolean {
  return !text.includes('\0');
}
