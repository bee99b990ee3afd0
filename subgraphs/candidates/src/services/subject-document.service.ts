import type { CandidateProfile, Introduction } from '../entities';
import type { HeldBeside, SubjectAuditLine } from '../repositories/subject.repository';

/** The name and version of the document; docs/data-subject-requests.md describes it. Another meaning makes a new one, another field does not. */
export const subjectFormat = 'banenbrug-subject-record/1';

/** Everything that is held of a person. */
interface HeldOfSubject extends HeldBeside {
  readonly profiles: readonly CandidateProfile[];
  /** The latest first. */
  readonly auditLines: readonly SubjectAuditLine[];
}

/** What the document says of itself. */
interface DocumentOrigin {
  readonly exportedAt: Date;
  readonly deskId: string;
  /** Whether these are all audit lines that there are. */
  readonly isWhole: boolean;
}

/** The document of an export: rows as they are held, each thing below the one that it belongs to. */
export function subjectDocument(
  held: HeldOfSubject,
  { exportedAt, deskId, isWhole }: DocumentOrigin,
): object {
  const { profiles, details, introductions, beforeImports, auditLines } = held;
  return {
    format: subjectFormat,
    exportedAt: exportedAt.toISOString(),
    deskId,
    profiles: profiles.map((profile) => ({
      ...withoutDesk(profile),
      private: withoutDesk(details.find(({ profileId }) => profileId === profile.id) ?? null, 'profileId'),
      introductions: introductions
        .filter(({ profileId }) => profileId === profile.id)
        .map((introduction) => introductionOf(introduction, held)),
      beforeImports: beforeImports
        .filter(({ profileId }) => profileId === profile.id)
        .map(({ content, details: before, importId, importedOn, keptUntil }) => ({
          importId,
          importedOn,
          keptUntil,
          ...content,
          private: before,
        })),
    })),
    auditLines,
    auditLinesAreComplete: isWhole,
  };
}

function introductionOf(introduction: Introduction, { notes, meetings }: HeldBeside): object {
  const isOfThis = ({ introductionId }: { introductionId: string }): boolean =>
    introductionId === introduction.id;
  return {
    ...withoutDesk(introduction, 'profileId'),
    meetingAt: meetings.find(isOfThis)?.meetingAt ?? null,
    notes: notes.find(isOfThis)?.notes ?? null,
  };
}

/** A row without its desk, which the document names once, and without the key of what it stands below. */
function withoutDesk(row: object | null, parentKey?: string): object | null {
  if (row === null) return null;
  return Object.fromEntries(Object.entries(row).filter(([key]) => key !== 'deskId' && key !== parentKey));
}
