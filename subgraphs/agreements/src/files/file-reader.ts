import type { Language, Role } from '@banenbrug/service-common';

/** For whom a file or calendar is written, and on which day (YYYY-MM-DD). */
export interface FileReader {
  readonly role: Role;
  readonly language: Language;
  readonly today: string;
}
