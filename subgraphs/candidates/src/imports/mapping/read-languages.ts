import { spokenLanguageByCode, spokenLanguages } from '@banenbrug/service-common';
import { readList } from './read-list';
import { isUnknownWord, nothing, plainText, type Reading, unread } from './word';

const twoLetters: Readonly<Record<string, string>> = {
  am: 'amh',
  ar: 'ara',
  bg: 'bul',
  de: 'deu',
  el: 'ell',
  en: 'eng',
  fa: 'fas',
  fr: 'fra',
  fy: 'fry',
  hi: 'hin',
  hu: 'hun',
  id: 'ind',
  it: 'ita',
  ku: 'kur',
  nl: 'nld',
  pl: 'pol',
  ps: 'pus',
  pt: 'por',
  ro: 'ron',
  ru: 'rus',
  so: 'som',
  es: 'spa',
  ti: 'tir',
  tr: 'tur',
  uk: 'ukr',
  ur: 'urd',
  vi: 'vie',
  zh: 'zho',
};

const otherNames: Readonly<Record<string, string>> = {
  farsi: 'fas',
  mandarijn: 'zho',
  marokkaans: 'ary',
  riffijns: 'rif',
  papiamento: 'pap',
  papiamentu: 'pap',
  tigrigna: 'tir',
};

const codeByName = new Map<string, string>([
  ...spokenLanguages.flatMap(({ code, nameEn, nameNl }) =>
    [code, nameEn, nameNl].map((name) => [plainText(name), code] as const),
  ),
  ...Object.entries(twoLetters),
  ...Object.entries(otherNames),
]);

/** Languages by Dutch or English name or by ISO 639 code, on the hub's list only. */
export function readLanguages(text: string): Reading<readonly string[]> {
  return readList(text, (part) => {
    const code = codeByName.get(plainText(part));
    return code === undefined ? { problem: 'UNKNOWN_CODE' } : { items: [code] };
  });
}

/** Whether somebody speaks a language at work; null when the level is unknown, undefined when it is no level. */
export function speaksAtLevel(level: string): boolean | null | undefined {
  const plain = plainText(level);
  if (isUnknownWord(plain) || plain === '0' || plain === '8') return null;
  if (
    ['2', '3', '4', 'redelijk', 'goed', 'uitstekend', 'zeer goed', 'vloeiend', 'moedertaal'].includes(plain)
  )
    return true;
  return ['1', 'geen', 'niet'].includes(plain) ? false : undefined;
}

/**
 * How well somebody speaks Dutch, in words or by VUM code. Reasonable or better gives Dutch, the one language that such
 * a column tells of. Anything else leaves the languages unknown: which others somebody speaks it does not say.
 */
export function readDutchOral(text: string): Reading<readonly string[]> {
  const speaks = speaksAtLevel(text);
  if (speaks === undefined) return unread('UNREADABLE');
  return speaks ? { value: ['nld'] } : nothing;
}

/** Whether the hub's list has the language with this ISO 639-3 code. */
export const isSpokenLanguage = (code: string): boolean => spokenLanguageByCode(code) !== null;
