import type { Language } from '@banenbrug/service-common';

/** The language that an input names for a file (enum FileLanguage), else that of the request. */
export function languageIn(
  { language }: { readonly language?: 'EN' | 'NL' | null },
  request: { readonly language: Language },
): Language {
  if (language == null) return request.language;
  return language === 'EN' ? 'en' : 'nl';
}
