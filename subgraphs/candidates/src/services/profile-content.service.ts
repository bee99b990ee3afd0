import { occupationKey } from '@banenbrug/service-common';
import type { CandidateProfile, ProfilePrivate } from '../entities';
import type { ProfileContentInput } from './check-profile.service';

/** Which columns of the profile each field of the input fills. */
const profileColumns = {
  municipalityCode: ['municipalityCode'],
  availableFrom: ['availableFrom'],
  hoursPerWeek: ['hoursMin', 'hoursMax'],
  workingLevel: ['workingLevel'],
  occupations: ['occupations'],
  sectors: ['sectors'],
  skills: ['skills'],
  languages: ['languages'],
  drivingLicences: ['drivingLicences'],
  travel: ['travelDistanceKm', 'travelTimeMinutes', 'travelMeans'],
  publishedUntil: ['publishedUntil'],
} as const satisfies Partial<Record<keyof ProfileContentInput, readonly (keyof CandidateProfile)[]>>;

/** The same for what only the desk sees. */
const privateColumns = {
  deskReference: ['deskReference'],
  deskNotes: ['deskNotes'],
  workplaceConditions: ['workplaceConditions'],
  consentRecordedOn: ['consentRecordedOn'],
} as const satisfies Partial<Record<keyof ProfileContentInput, readonly (keyof ProfilePrivate)[]>>;

/** What of a profile others may read, as rows hold it; what the input does not tell is unknown. */
export const contentOf = (input: ProfileContentInput) => ({
  municipalityCode: input.municipalityCode ?? null,
  availableFrom: input.availableFrom ?? null,
  hoursMin: input.hoursPerWeek?.min ?? null,
  hoursMax: input.hoursPerWeek?.max ?? null,
  workingLevel: input.workingLevel ?? null,
  occupations: unique(input.occupations?.map(occupationKey)),
  sectors: unique(input.sectors),
  skills: unique(input.skills?.map((skill) => skill.trim())),
  languages: unique(input.languages),
  drivingLicences: unique(input.drivingLicences),
  travelDistanceKm: input.travel?.maxDistanceKm ?? null,
  travelTimeMinutes: input.travel?.maxTimeMinutes ?? null,
  travelMeans: unique(input.travel?.means),
  publishedUntil: input.publishedUntil ?? null,
});

/** What of a profile its desk alone may read, as rows hold it; consent was recorded today unless the input says when. */
export const privateContentOf = (input: ProfileContentInput, today: string) => ({
  deskReference: input.deskReference?.trim() || null,
  deskNotes: input.deskNotes?.trim() || null,
  workplaceConditions: unique(input.workplaceConditions),
  consentRecordedOn: input.consentRecordedOn ?? today,
});

/** The changes that a correction asks for: the columns of the fields that it names, null ones too, and no others. */
export function correctionOf(
  input: ProfileContentInput,
  today: string,
): { profile: Partial<CandidateProfile>; details: Partial<ProfilePrivate> } {
  return {
    profile: columnsNamed(input, profileColumns, contentOf(input)),
    details: columnsNamed(input, privateColumns, privateContentOf(input, today)),
  };
}

function columnsNamed<Content extends object>(
  input: ProfileContentInput,
  columns: Readonly<Partial<Record<keyof ProfileContentInput, readonly (keyof Content)[]>>>,
  content: Content,
): Partial<Content> {
  const named = new Set<PropertyKey>(
    Object.entries(columns).flatMap(([field, ofField]) =>
      input[field as keyof ProfileContentInput] === undefined ? [] : ofField,
    ),
  );
  return Object.fromEntries(
    Object.entries(content).filter(([column]) => named.has(column)),
  ) as Partial<Content>;
}

/** Each item once; an unknown list stays unknown and an empty one empty. */
const unique = <Item>(list: readonly Item[] | null | undefined): Item[] | null =>
  list == null ? null : [...new Set(list)];
