import { createHash } from 'node:crypto';
import { done, type Outcome, referenceUnknown, refused, writeAudit } from '@banenbrug/service-common';
import type { EntityManager } from 'typeorm';
import type { CandidatesContext } from '../context';
import type { CandidateProfile } from '../entities';
import { auditLinesOf, heldBeside } from '../repositories/subject.repository';
import { requireDesk } from './candidate-access.service';
import { subjectDocument, subjectFormat } from './subject-document.service';
import { isRefused, lockSubject, type SubjectInput, subjectOf } from './subject.service';

/** The export of a person's record. */
export interface SubjectExport {
  readonly exportedAt: Date;
  readonly format: string;
  /** JSON. */
  readonly document: string;
  /** Of the document in UTF-8, in hexadecimal. */
  readonly sha256: string;
}

/** Audit lines in an export, the latest: the document stays of a size that can be sent. */
const maximumAuditLines = 1000;

/** Exports everything that the caller's desk has of a person, as it is at one moment. */
export async function exportSubjectRecord(
  context: CandidatesContext,
  input: SubjectInput,
): Promise<Outcome<SubjectExport>> {
  const deskId = requireDesk(context.caller);
  const subject = subjectOf(input);
  if (isRefused(subject)) return refused(subject);
  return context.database.transaction(async (manager) => {
    // Locked, so that no correction or erasure runs between the statements that read.
    const profiles = await lockSubject(manager, deskId, subject);
    if ('__typename' in profiles) return refused(profiles);
    if (profiles.length === 0) return refused(referenceUnknown('input', 'deskReference'));
    const exported = await exportOf(manager, context, deskId, profiles);
    await writeAudit(manager, context, {
      action: 'exportSubjectRecord',
      objectIds: profiles.map(({ id }) => id),
      purpose: 'answer a request of the person for access',
    });
    return done(exported);
  });
}

async function exportOf(
  manager: EntityManager,
  { clock }: CandidatesContext,
  deskId: string,
  profiles: readonly CandidateProfile[],
): Promise<SubjectExport> {
  const exportedAt = clock.now();
  const ids = profiles.map(({ id }) => id);
  const lines = await auditLinesOf(manager, ids, { first: maximumAuditLines, after: null });
  const held = {
    profiles,
    ...(await heldBeside(manager, profiles)),
    auditLines: lines.slice(0, maximumAuditLines),
  };
  const isWhole = lines.length <= maximumAuditLines;
  const document = JSON.stringify(subjectDocument(held, { exportedAt, deskId, isWhole }), null, 2);
  const sha256 = createHash('sha256').update(document).digest('hex');
  return { exportedAt, format: subjectFormat, document, sha256 };
}
