import { byCode, frozenRows } from './closed-list';

/** A language a person may speak on the work floor. */
export interface SpokenLanguage {
  /** ISO 639-3, lower case. */
  readonly code: string;
  readonly nameEn: string;
  readonly nameNl: string;
}

/**
 * The languages that profiles and vacancies may name: those common at work in the Netherlands. Sign languages
 * are left out on purpose: on an anonymous profile they would tell of a limitation.
 */
export const spokenLanguages: readonly SpokenLanguage[] = frozenRows([
  { code: 'amh', nameEn: 'Amharic', nameNl: 'Amhaars' },
  { code: 'ara', nameEn: 'Arabic', nameNl: 'Arabisch' },
  { code: 'ary', nameEn: 'Moroccan Arabic', nameNl: 'Marokkaans-Arabisch' },
  { code: 'bul', nameEn: 'Bulgarian', nameNl: 'Bulgaars' },
  { code: 'deu', nameEn: 'German', nameNl: 'Duits' },
  { code: 'ell', nameEn: 'Greek', nameNl: 'Grieks' },
  { code: 'eng', nameEn: 'English', nameNl: 'Engels' },
  { code: 'fas', nameEn: 'Persian', nameNl: 'Perzisch' },
  { code: 'fra', nameEn: 'French', nameNl: 'Frans' },
  { code: 'fry', nameEn: 'West Frisian', nameNl: 'Fries' },
  { code: 'hin', nameEn: 'Hindi', nameNl: 'Hindi' },
  { code: 'hun', nameEn: 'Hungarian', nameNl: 'Hongaars' },
  { code: 'ind', nameEn: 'Indonesian', nameNl: 'Indonesisch' },
  { code: 'ita', nameEn: 'Italian', nameNl: 'Italiaans' },
  { code: 'kur', nameEn: 'Kurdish', nameNl: 'Koerdisch' },
  { code: 'nds', nameEn: 'Low German', nameNl: 'Nedersaksisch' },
  { code: 'nld', nameEn: 'Dutch', nameNl: 'Nederlands' },
  { code: 'pap', nameEn: 'Papiamento', nameNl: 'Papiaments' },
  { code: 'pol', nameEn: 'Polish', nameNl: 'Pools' },
  { code: 'por', nameEn: 'Portuguese', nameNl: 'Portugees' },
  { code: 'prs', nameEn: 'Dari', nameNl: 'Dari' },
  { code: 'pus', nameEn: 'Pashto', nameNl: 'Pasjtoe' },
  { code: 'rif', nameEn: 'Tarifit', nameNl: 'Tarifit (Riffijns)' },
  { code: 'ron', nameEn: 'Romanian', nameNl: 'Roemeens' },
  { code: 'rus', nameEn: 'Russian', nameNl: 'Russisch' },
  { code: 'som', nameEn: 'Somali', nameNl: 'Somalisch' },
  { code: 'spa', nameEn: 'Spanish', nameNl: 'Spaans' },
  { code: 'srn', nameEn: 'Sranan Tongo', nameNl: 'Sranantongo' },
  { code: 'tir', nameEn: 'Tigrinya', nameNl: 'Tigrinya' },
  { code: 'tur', nameEn: 'Turkish', nameNl: 'Turks' },
  { code: 'ukr', nameEn: 'Ukrainian', nameNl: 'Oekraïens' },
  { code: 'urd', nameEn: 'Urdu', nameNl: 'Urdu' },
  { code: 'vie', nameEn: 'Vietnamese', nameNl: 'Vietnamees' },
  { code: 'zho', nameEn: 'Chinese', nameNl: 'Chinees' },
]);

const languages = byCode(spokenLanguages);

/** The language with this ISO 639-3 code, null when it is not on the list. */
export function spokenLanguageByCode(code: string): SpokenLanguage | null {
  return languages.get(code) ?? null;
}
