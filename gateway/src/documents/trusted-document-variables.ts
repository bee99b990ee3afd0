import { readFileSync } from 'node:fs';
import { z } from 'zod';
import type { TrustedDocumentOptions } from './trusted-documents';
import type { TrustedOnly } from './trusted-documents';

const only = { false: 'nobody', public: 'public', true: 'everybody' } as const satisfies Record<
  string,
  TrustedOnly
>;

/** The variables that say which documents are trusted. */
export const trustedDocumentVariables = {
  TRUSTED_DOCUMENTS: z.string().optional(),
  TRUSTED_DOCUMENTS_ONLY: z
    .enum(['false', 'public', 'true'], { error: 'must be false, public or true' })
    .default('false')
    .transform((value) => only[value]),
};

/** Where the trusted documents are, and who may send no others. */
export interface TrustedDocumentSettings {
  /** Path of the manifest. */
  readonly file: string;
  readonly only: TrustedOnly;
}

/** What the variables say; the problem, when nobody could ask anything. */
export function trustedDocumentSettings(read: {
  readonly TRUSTED_DOCUMENTS?: string | undefined;
  readonly TRUSTED_DOCUMENTS_ONLY: TrustedOnly;
}): TrustedDocumentSettings | { readonly problem: string } | null {
  const { TRUSTED_DOCUMENTS: file, TRUSTED_DOCUMENTS_ONLY: who } = read;
  if (file !== undefined) return { file, only: who };
  return who === 'nobody'
    ? null
    : { problem: 'TRUSTED_DOCUMENTS: name the manifest of the documents that are trusted' };
}

/**
 * Reads the manifest.
 * @throws Error when the file cannot be read
 */
export function loadTrustedDocuments(
  settings: TrustedDocumentSettings | null,
): TrustedDocumentOptions | null {
  if (settings === null) return null;
  return { manifest: readFileSync(settings.file, 'utf8'), only: settings.only };
}
