import {
  drivingLicenceByCode,
  type Language,
  municipalityByCode,
  occupationByCode,
  occupationOfKey,
  regionByCode,
  sbiSectionByCode,
  spokenLanguageByCode,
  type WorkingLevel,
} from '@banenbrug/service-common';
import type { CandidateProfile, TravelMeans } from '../entities';
import { askedFields, criteria } from './criteria';
import { criterionOf, type JudgedField, type MatchCriterion } from './judged-field';
import { distancesFrom } from './distances';
import type { AskedSkill, Question } from './question';
import { skillText } from './skill-text';
import type { Verdict } from './verdict';

/** How one criterion was judged, for a person. */
export interface Explanation {
  readonly criterion: MatchCriterion;
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
      criterion: criterionOf(field),
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
  OCCUPATIONS: ({ occupations: asked }, { occupations: own }) =>
    listed({ en: 'Wishes to work as', nl: 'Wil werken als' }, own, asked, occupationName),
  SECTORS: ({ sectors: asked }, { sectors: own }) =>
    listed({ en: 'Wishes to work in', nl: 'Wil werken in' }, own, asked, sbiSectionByCode),
  SKILLS: ({ skills }, profile) => {
    const asked = (skills ?? []).map(({ text }) => text).join(', ');
    const own = skillsThatMeet(skills ?? [], profile);
    return {
      en: `Skilled in: ${own?.join(', ') ?? unknown.en}${own?.length === 0 ? nothing.en : ''}; asked: ${asked}.`,
      nl: `Vaardig in: ${own?.join(', ') ?? unknown.nl}${own?.length === 0 ? nothing.nl : ''}; gevraagd: ${asked}.`,
    };
  },
  LANGUAGES: ({ languages: asked }, { languages: own }) =>
    listed({ en: 'Speaks', nl: 'Spreekt' }, own, asked, spokenLanguageByCode, 'ALL'),
  DRIVING_LICENCES: ({ drivingLicences: asked }, { drivingLicences: own }) =>
    listed({ en: 'Driving licence', nl: 'Rijbewijs' }, own, asked, licenceName, 'ALL'),
  TRAVEL: ({ around, aroundKm }, { municipalityCode, travelDistanceKm }) => {
    const place = municipalityByCode(around ?? '')?.name ?? around;
    const distance = municipalityCode === null ? null : distancesFrom(around ?? '')[municipalityCode];
    const away = distance == null ? unknown : { en: `${distance} km`, nl: `${distance} km` };
    const travels =
      travelDistanceKm === null
        ? { en: 'travels an unknown distance', nl: 'reisafstand onbekend' }
        : { en: `travels up to ${travelDistanceKm} km`, nl: `reist tot ${travelDistanceKm} km` };
    return {
      en: `Distance to ${place}: ${away.en}; ${travels.en}; asked: within ${aroundKm} km.`,
      nl: `Afstand tot ${place}: ${away.nl}; ${travels.nl}; gevraagd: binnen ${aroundKm} km.`,
    };
  },
  TRAVEL_MEANS: ({ travelMeans: asked }, { travelMeans: own }) =>
    listed({ en: 'Travels by', nl: 'Reist met' }, own, asked, travelMeansName),
  CHANGED_ON: ({ changedSince }, { changedOn }) => ({
    en: `Published or corrected on ${changedOn}; asked: since ${changedSince}.`,
    nl: `Geplaatst of bijgewerkt op ${changedOn}; gevraagd: sinds ${changedSince}.`,
  }),
};

const unknown: Text = { en: 'unknown', nl: 'onbekend' };
const nothing: Text = { en: 'nothing of what is asked', nl: 'niets van wat gevraagd is' };

/**
 * What a profile has of the codes that are asked: all that is told of one that meets them, and else what was asked too.
 * @param needed whether all must be there, or one
 */
function listed(
  label: Text,
  own: readonly string[] | null,
  asked: readonly string[] | null,
  find: (code: string) => Named | null,
  needed: 'ALL' | 'ONE' = 'ONE',
): Text {
  const had = (asked ?? []).filter((item) => own?.includes(item));
  const found = own === null ? unknown : had.length === 0 ? nothing : names(had, find);
  const isMet = had.length > 0 && (needed === 'ONE' || had.length === asked?.length);
  if (isMet) return { en: `${label.en}: ${found.en}.`, nl: `${label.nl}: ${found.nl}.` };
  const all = names(asked ?? [], find);
  return {
    en: `${label.en}: ${found.en}; asked: ${all.en}.`,
    nl: `${label.nl}: ${found.nl}; gevraagd: ${all.nl}.`,
  };
}

/** Those of a profile's skills that mean an asked one, as its desk wrote them; null when they are unknown. */
function skillsThatMeet(asked: readonly AskedSkill[], { skills }: CandidateProfile): string[] | null {
  const meant = new Set(asked.flatMap(({ entries }) => entries.map(({ text }) => text)));
  return skills?.filter((skill) => meant.has(skillText(skill))) ?? null;
}

function range(min: number | null, max: number | null): Text {
  if (min !== null && max !== null) return { en: `${min} to ${max}`, nl: `${min} tot ${max}` };
  if (min !== null) return { en: `${min} or more`, nl: `${min} of meer` };
  if (max !== null) return { en: `${max} or less`, nl: `${max} of minder` };
  return unknown;
}

const levelNames: Record<WorkingLevel, Text> = {
  NONE: { en: 'no schooling', nl: 'geen opleiding' },
  BASIC: { en: 'primary education', nl: 'basisonderwijs' },
  VMBO: { en: 'vmbo', nl: 'vmbo' },
  MBO_HAVO_VWO: { en: 'mbo, havo or vwo', nl: 'mbo, havo of vwo' },
  HBO: { en: 'hbo', nl: 'hbo' },
  WO: { en: 'university', nl: 'universiteit' },
};

const level = (code: WorkingLevel | null): Text => (code === null ? unknown : levelNames[code]);

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

function licenceName(code: string): Named {
  const name = drivingLicenceByCode(code)?.vumCode ?? code;
  return { nameEn: name, nameNl: name };
}

const meansNames: Readonly<Record<TravelMeans, Named>> = {
  CAR: { nameEn: 'car', nameNl: 'auto' },
  MOPED: { nameEn: 'moped', nameNl: 'bromfiets' },
  BICYCLE: { nameEn: 'bicycle', nameNl: 'fiets' },
  MOTORCYCLE: { nameEn: 'motorcycle', nameNl: 'motor' },
  PUBLIC_TRANSPORT: { nameEn: 'public transport', nameNl: 'openbaar vervoer' },
  OTHER: { nameEn: 'other means', nameNl: 'ander vervoer' },
};

const travelMeansName = (code: string): Named | null => meansNames[code as TravelMeans] ?? null;
