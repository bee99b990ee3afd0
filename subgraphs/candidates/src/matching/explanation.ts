import {
  drivingLicenceByCode,
  type Language,
  occupationByCode,
  occupationOfKey,
  regionByCode,
  sbiSectionByCode,
  spokenLanguageByCode,
  type WorkingLevel,
} from '@banenbrug/service-common';
import type { CandidateProfile } from '../entities';
import { askedFields, criteria, type JudgedField } from './criteria';
import type { Question } from './question';
import type { Verdict } from './verdict';

/** How one criterion was judged, for a person. */
export interface Explanation {
  readonly criterion: string;
  readonly verdict: 'MEETS' | 'MISSES' | 'UNKNOWN';
  readonly text: string;
}

/** Why a profile stands to a question as it does: one line per criterion that was asked. */
export function explain(question: Question, profile: CandidateProfile, language: Language): Explanation[] {
  const region = regionByCode(profile.regionCode)?.name ?? profile.regionCode;
  return [
    {
      criterion: 'REGION',
      verdict: 'MEETS',
      text: language === 'nl' ? `Regio: ${region}.` : `Region: ${region}.`,
    },
    ...askedFields(question).map((field) => ({
      criterion: field === 'AVAILABLE_FROM' ? 'START_MONTH' : field,
      verdict: verdictName(criteria[field].judge(question, profile)),
      text: sentences[field](question, profile)[language],
    })),
  ];
}

const verdictName = (verdict: Verdict): Explanation['verdict'] =>
  verdict === null ? 'UNKNOWN' : verdict ? 'MEETS' : 'MISSES';

type Text = Readonly<Record<Language, string>>;

/** What the profile offers and what was asked, per criterion. */
const sentences: Record<JudgedField, (question: Question, profile: CandidateProfile) => Text> = {
  HOURS_PER_WEEK: (question, { hoursMin, hoursMax }) => {
    const own = range(hoursMin, hoursMax);
    const asked = range(question.hoursMin, question.hoursMax);
    return {
      en: `Hours per week: ${own.en}; asked: ${asked.en}.`,
      nl: `Uren per week: ${own.nl}; gevraagd: ${asked.nl}.`,
    };
  },
  AVAILABLE_FROM: ({ startMonth }, { availableFrom }) => ({
    en: `Available from ${availableFrom ?? 'an unknown month'}; asked: ${startMonth}.`,
    nl: `Beschikbaar vanaf ${availableFrom ?? 'een onbekende maand'}; gevraagd: ${startMonth}.`,
  }),
  WORKING_LEVEL: (question, profile) => ({
    en: `Working level: ${level(profile.workingLevel).en}; asked: at least ${level(question.workingLevel).en}.`,
    nl: `Werk- en denkniveau: ${level(profile.workingLevel).nl}; gevraagd: minstens ${level(question.workingLevel).nl}.`,
  }),
  OCCUPATIONS: (question, profile) => {
    const wished = names(shared(profile.occupations, question.occupations), occupationName);
    return { en: `Wishes to work as: ${wished.en}.`, nl: `Wil werken als: ${wished.nl}.` };
  },
  SECTORS: (question, profile) => {
    const wished = names(shared(profile.sectors, question.sectors), sbiSectionByCode);
    return { en: `Wishes to work in: ${wished.en}.`, nl: `Wil werken in: ${wished.nl}.` };
  },
  LANGUAGES: (question, profile) => {
    const spoken = names(shared(profile.languages, question.languages), spokenLanguageByCode);
    return { en: `Speaks: ${spoken.en}.`, nl: `Spreekt: ${spoken.nl}.` };
  },
  DRIVING_LICENCES: (question, profile) => {
    const owned = shared(profile.drivingLicences, question.drivingLicences)
      .map((code) => drivingLicenceByCode(code)?.vumCode ?? code)
      .join(', ');
    return { en: `Driving licence: ${owned}.`, nl: `Rijbewijs: ${owned}.` };
  },
};

function range(min: number | null, max: number | null): Text {
  if (min !== null && max !== null) return { en: `${min} to ${max}`, nl: `${min} tot ${max}` };
  if (min !== null) return { en: `${min} or more`, nl: `${min} of meer` };
  if (max !== null) return { en: `${max} or less`, nl: `${max} of minder` };
  return { en: 'unknown', nl: 'onbekend' };
}

const levelNames: Record<WorkingLevel, Text> = {
  NONE: { en: 'no schooling', nl: 'geen opleiding' },
  BASIC: { en: 'primary education', nl: 'basisonderwijs' },
  VMBO: { en: 'vmbo', nl: 'vmbo' },
  MBO_HAVO_VWO: { en: 'mbo, havo or vwo', nl: 'mbo, havo of vwo' },
  HBO: { en: 'hbo', nl: 'hbo' },
  WO: { en: 'university', nl: 'universiteit' },
};

const level = (code: WorkingLevel | null): Text =>
  code === null ? { en: 'unknown', nl: 'onbekend' } : levelNames[code];

const shared = (own: readonly string[] | null, asked: readonly string[] | null): string[] =>
  (asked ?? []).filter((item) => own?.includes(item));

interface Named {
  readonly nameEn: string;
  readonly nameNl: string;
}

function names(codes: readonly string[], find: (code: string) => Named | null): Text {
  return {
    en: codes.map((code) => find(code)?.nameEn ?? code).join(', '),
    nl: codes.map((code) => find(code)?.nameNl ?? code).join(', '),
  };
}

/** Only ISCO has names here; other classifications are told by their code. */
function occupationName(occupation: string): Named | null {
  const { scheme, code } = occupationOfKey(occupation);
  return scheme === 'ISCO' ? occupationByCode(code) : { nameEn: code, nameNl: code };
}
