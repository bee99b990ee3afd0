import {
  alreadyExists,
  type Caller,
  createOnce,
  done,
  insertUnlessPresent,
  invalidValue,
  type Outcome,
  referenceUnknown,
  refusal,
  refused,
  requireRole,
  today,
  writeAudit,
} from '@banenbrug/service-common';
import type { EntityManager } from 'typeorm';
import type { AgreementsContext } from '../../context';
import { FollowUpAgreement } from '../../entities';
import { findEntry, insertEntries } from '../../repositories/follow-up-entry.repository';
import { type FollowUpParties, lockByParties } from '../../repositories/follow-up-parties.repository';
import { lockFollowUp } from '../../repositories/lock-follow-up.repository';
import { isOpenEmployer } from '../../repositories/reference.repository';
import { appendSessionEvent } from '../../repositories/session-event.repository';
import { addStatuses, updateFollowUps } from '../../repositories/write-follow-ups.repository';
import type { EntryWords } from './agreement-of-entries.service';
import {
  checkFollowUpInput,
  mayBegin,
  type RecordFollowUpAgreementInput,
  regionSet,
  regionsOfOthers,
  requireOwnSide,
  trimmed,
} from './follow-up-input.service';
import { lockOpenSession } from './open-session.service';
import { addAll, beginAgreement } from './written-agreement.service';

export type { RecordFollowUpAgreementInput } from './follow-up-input.service';

/** A writing, cleaned: who it is between, and what it says. */
interface Writing {
  readonly parties: FollowUpParties;
  readonly entries: readonly EntryWords[];
  readonly regions: readonly string[];
}

/**
 * Records what an employer and regions will do next, or adds to what the other side recorded (domain rule 10). A
 * desk begins agreements of its own regions only, and adds to any that one of its regions is in.
 */
export async function recordFollowUpAgreement(
  context: AgreementsContext,
  input: RecordFollowUpAgreementInput,
): Promise<Outcome<FollowUpAgreement>> {
  const { caller, clock } = context;
  requireRole(caller, 'EMPLOYER', 'DESK', 'ORGANISER', 'LIAISON');
  requireOwnSide(caller, input);
  const invalid = refusal<FollowUpAgreement>(checkFollowUpInput(input, caller, today(clock)));
  if (invalid) return invalid;
  const writing = writingOf(input, caller);
  return context.database.transaction((manager) =>
    createOnce(
      manager,
      context,
      { mutation: 'recordFollowUpAgreement', input },
      (id) => record(manager, context, writing, id),
      (id) => withEntry(manager, caller, id),
    ),
  );
}

/** The agreement that an entry is in now, as far as the caller may see it. */
async function withEntry(
  manager: EntityManager,
  caller: Caller,
  entryId: string,
): Promise<Outcome<FollowUpAgreement>> {
  const entry = await findEntry(manager, entryId);
  const agreement = entry && (await lockFollowUp(manager, caller, entry.followUpAgreementId));
  return agreement ? done(agreement) : refused(referenceUnknown('input'));
}

function writingOf(input: RecordFollowUpAgreementInput, caller: Caller): Writing {
  return {
    parties: {
      employerId: input.employerId.toLowerCase(),
      sessionId: input.sessionId?.toLowerCase() ?? null,
      category: input.category,
      regionCodes: regionSet(input.regions),
    },
    entries: entriesOf(input, caller),
    regions: input.regions,
  };
}

/** One entry for each side that says something, at least one; an organiser and the liaison note what others said. */
function entriesOf(input: RecordFollowUpAgreementInput, { role }: Caller): EntryWords[] {
  const employer: EntryWords = {
    side: 'EMPLOYER',
    text: trimmed(input.employerText),
    employerOwner: trimmed(input.employerOwner),
    regionOwner: null,
    dueOn: null,
    isOfSide: role === 'EMPLOYER',
  };
  const region: EntryWords = {
    side: 'REGION',
    text: trimmed(input.regionText),
    employerOwner: null,
    regionOwner: trimmed(input.regionOwner),
    dueOn: null,
    isOfSide: role === 'DESK',
  };
  const said = [employer, region].filter(
    ({ isOfSide, text, employerOwner, regionOwner }) =>
      isOfSide || text !== null || employerOwner !== null || regionOwner !== null,
  );
  const [first = employer, ...others] = said;
  return [{ ...first, dueOn: input.dueOn ?? null }, ...others];
}

async function record(
  manager: EntityManager,
  context: AgreementsContext,
  writing: Writing,
  id: string,
): Promise<Outcome<FollowUpAgreement>> {
  const { caller, clock } = context;
  const { parties, entries, regions } = writing;
  const day = today(clock);
  if (parties.sessionId !== null) {
    const session = await lockOpenSession(manager, caller, parties.sessionId);
    if (session.value === null) return refused(...session.errors);
    const { heldOn } = session.value;
    if (entries.some(({ dueOn }) => dueOn !== null && dueOn < heldOn)) {
      return refused(invalidValue(['input', 'dueOn'], 'END_BEFORE_START'));
    }
  }
  if (!(await isOpenEmployer(manager, parties.employerId, day))) {
    return refused(referenceUnknown('input', 'employerId'));
  }
  const isBeginner = mayBegin(caller, parties.regionCodes);
  if (isBeginner) {
    const { agreement } = addAll(beginAgreement(context.createId(), parties, day), entries, day);
    if (await insertUnlessPresent(manager, FollowUpAgreement, agreement)) {
      await addStatuses(manager, day, [{ followUpAgreementId: agreement.id, status: agreement.status }]);
      return write(manager, context, { agreement, entries, id, kind: 'RECORDED' });
    }
  }
  const existing = await lockByParties(manager, parties);
  // What was withdrawn is begun anew.
  if (!existing || (existing.withdrawnOn !== null && !isBeginner)) {
    const unknown = refusal<FollowUpAgreement>(regionsOfOthers(regions, caller, ['input', 'regions']));
    return unknown ?? refused(referenceUnknown('input'));
  }
  return addTo(manager, context, existing, writing, id);
}

async function addTo(
  manager: EntityManager,
  context: AgreementsContext,
  existing: FollowUpAgreement,
  { entries }: Writing,
  id: string,
): Promise<Outcome<FollowUpAgreement>> {
  const day = today(context.clock);
  const { agreement, statuses, differs } = addAll(existing, entries, day);
  const conflict = refusal<FollowUpAgreement>(differs.map((field) => alreadyExists('input', field)));
  if (conflict) return conflict;
  await updateFollowUps(manager, [agreement]);
  await addStatuses(manager, day, statuses);
  const kind = existing.withdrawnOn === null ? 'CHANGED' : 'RECORDED';
  return write(manager, context, { agreement, entries, id, kind });
}

/** Keeps the entries of what has been written, the first under the id that a repeated request asks for. */
async function write(
  manager: EntityManager,
  context: AgreementsContext,
  written: {
    readonly agreement: FollowUpAgreement;
    readonly entries: readonly EntryWords[];
    readonly id: string;
    readonly kind: 'RECORDED' | 'CHANGED';
  },
): Promise<Outcome<FollowUpAgreement>> {
  const { agreement, entries, id, kind } = written;
  const kept = entries.map((entry, index) => ({
    ...entry,
    id: index === 0 ? id : context.createId(),
    followUpAgreementId: agreement.id,
    writer: context.caller.subject ?? '',
    clientKeyHash: null,
    requestHash: null,
    joinCodeId: null,
    recordedAt: context.clock.now(),
  }));
  await insertEntries(manager, kept);
  await writeAudit(manager, context, {
    action: 'recordFollowUpAgreement',
    objectIds: [agreement.id],
    purpose: 'record what an employer and regions agreed to do next',
  });
  await appendSessionEvent(manager, context, agreement, kind);
  return done(agreement);
}
