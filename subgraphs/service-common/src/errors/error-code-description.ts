import type { Language } from '../language';

/** What the catalogue says of one error code. */
export interface ErrorCodeDescription {
  /** How loudly the server's own log speaks of it; `silent` for what callers do wrong every day. */
  readonly logLevel: 'silent' | 'warn' | 'error';
  readonly text: Readonly<Record<Language, string>>;
}
