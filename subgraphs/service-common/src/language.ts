/** The languages of messages and explanations; codes are the same in both. */
export type Language = 'en' | 'nl';

/**
 * The language of an answer: Dutch when the Accept-Language header prefers it, else English.
 * Quality values are honoured; an absent or unreadable header means English.
 */
export function languageOf(acceptLanguage: string | null | undefined): Language {
  if (!acceptLanguage) return 'en';
  // What the gateway sends.
  if (acceptLanguage === 'nl' || acceptLanguage === 'en') return acceptLanguage;
  const preferred = acceptLanguage
    .split(',')
    .map((part) => {
      const [tag = '', ...parameters] = part.trim().toLowerCase().split(';');
      const quality = parameters.map((p) => /^\s*q=([\d.]+)$/.exec(p)?.[1]).find((q) => q !== undefined);
      return { language: tag.split('-')[0], quality: quality === undefined ? 1 : Number(quality) };
    })
    .filter(({ language, quality }) => (language === 'nl' || language === 'en') && quality > 0)
    .sort((a, b) => b.quality - a.quality);
  return preferred[0]?.language === 'nl' ? 'nl' : 'en';
}
