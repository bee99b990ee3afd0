import type { CreateId } from '@banenbrug/service-common';
import { unknownFieldsOf, type ProfileField } from '../services/unknown-fields.service';
import type { AcceptedRow, LineProblem } from './judged-row';
import {
  areEqual,
  contentColumns,
  detailColumns,
  type ProfileContent,
  type ProfileDetails,
  type StoredProfile,
} from './stored-profile';

/** A profile as an import leaves it; `before` is what it told until then, null when the import publishes it. */
export interface PlannedProfile {
  readonly id: string;
  readonly revision: number;
  readonly content: ProfileContent;
  readonly details: ProfileDetails;
  readonly before: { readonly content: ProfileContent; readonly details: ProfileDetails } | null;
}

/** What a chunk of rows does. */
export interface ChunkPlan {
  readonly publish: readonly PlannedProfile[];
  readonly update: readonly PlannedProfile[];
  /** Ids of the profiles that are as the file says. */
  readonly unchanged: readonly string[];
  readonly problems: readonly LineProblem[];
  /** Of how many of these profiles each field is unknown. */
  readonly unknown: ReadonlyMap<ProfileField, number>;
}

/** Where the profiles of an import go. */
export interface ImportPlace {
  readonly poolId: string;
  readonly regionCode: string;
}

/** Compares the rows of a chunk with the profiles that bear their references, and tells what to write. */
export function planChunk(
  rows: readonly AcceptedRow[],
  existing: ReadonlyMap<string, readonly StoredProfile[]>,
  place: ImportPlace,
  createId: CreateId,
): ChunkPlan {
  const publish: PlannedProfile[] = [];
  const update: PlannedProfile[] = [];
  const unchanged: string[] = [];
  const problems: LineProblem[] = [];
  const unknown = new Map<ProfileField, number>();
  for (const row of rows) {
    const [profile, another] = existing.get(row.reference) ?? [];
    const content = contentAfter(row, profile, place);
    const problem = another ? severalBearIt(row.line) : problemOf(row.line, content);
    if (problem) {
      problems.push(problem);
      continue;
    }
    for (const field of unknownFieldsOf(content)) unknown.set(field, (unknown.get(field) ?? 0) + 1);
    const details = detailsAfter(row, profile);
    if (profile === undefined) publish.push({ id: createId(), revision: 1, content, details, before: null });
    else if (areEqual(content, profile.content) && areEqual(details, profile.details)) {
      unchanged.push(profile.id);
    } else {
      const before = { content: profile.content, details: profile.details };
      update.push({ id: profile.id, revision: profile.revision + 1, content, details, before });
    }
  }
  return { publish, update, unchanged, problems, unknown };
}

function contentAfter(
  row: AcceptedRow,
  profile: StoredProfile | undefined,
  place: ImportPlace,
): ProfileContent {
  const known = profile?.content ?? nothingKnown;
  const content = { ...known, ...hintsFor(known, row), ...place, ...row.profile };
  const hasMoved = profile !== undefined && profile.content.regionCode !== place.regionCode;
  // The municipality that it had lies in the region that it left.
  return hasMoved && row.profile.municipalityCode === undefined
    ? { ...content, municipalityCode: null }
    : content;
}

const hintsFor = (known: ProfileContent, { hints }: AcceptedRow): Partial<ProfileContent> =>
  Object.fromEntries(
    Object.entries(hints).filter(([column]) => known[column as keyof ProfileContent] === null),
  ) as Partial<ProfileContent>;

const detailsAfter = (row: AcceptedRow, profile: StoredProfile | undefined): ProfileDetails => ({
  ...(profile?.details ?? { ...noDetails, consentRecordedOn: row.consentIfNew }),
  ...row.details,
  deskReference: row.reference,
});

/** A file that tells one end of the hours can contradict the other, which the hub has from elsewhere. */
const problemOf = (line: number, { hoursMin, hoursMax }: ProfileContent): LineProblem | null =>
  hoursMin !== null && hoursMax !== null && hoursMax < hoursMin
    ? { line, field: 'HOURS_PER_WEEK', category: 'END_BEFORE_START', refusesRow: true }
    : null;

const severalBearIt = (line: number): LineProblem => ({
  line,
  field: 'DESK_REFERENCE',
  category: 'SEVERAL_PROFILES',
  refusesRow: true,
});

const allNull = (columns: object): Record<string, null> =>
  Object.fromEntries(Object.keys(columns).map((column) => [column, null]));

const nothingKnown = allNull(contentColumns) as unknown as ProfileContent;
const noDetails = allNull(detailColumns) as unknown as ProfileDetails;
