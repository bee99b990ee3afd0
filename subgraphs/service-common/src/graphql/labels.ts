import type { Language } from '../language';
import { occupationByCode, sbiSectionByCode, spokenLanguageByCode } from '../reference';
import type { RequestContext } from './request-context';

interface Named {
  readonly nameEn: string;
  readonly nameNl: string;
}

const nameIn = (language: Language, named: Named | null, code: string): string =>
  named === null ? code : language === 'nl' ? named.nameNl : named.nameEn;

/** A resolver of `label`: the code's name in the language of the request, or the code itself. */
const label =
  (find: (code: string) => Named | null) =>
  ({ code }: { code: string }, _: unknown, { language }: RequestContext): string =>
    nameIn(language, find(code), code);

/** The labels of the coded types of common.graphql; a parent carries its code only. */
export const labelResolvers = {
  Occupation: {
    label: ({ scheme, code }: { scheme: string; code: string }, _: unknown, { language }: RequestContext) =>
      nameIn(language, scheme === 'ISCO' ? occupationByCode(code) : null, code),
  },
  IndustrySection: { label: label(sbiSectionByCode) },
  SpokenLanguage: { label: label(spokenLanguageByCode) },
};
