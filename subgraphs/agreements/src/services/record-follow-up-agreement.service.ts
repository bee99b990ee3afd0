import {
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
  type UserError,
  writeAudit,
} from '@banenbrug/service-common';
import type { EntityManager } from 'typeorm';
import type { AgreementsContext } from '../context';
import { FollowUpAgreement, FollowUpStatusChange } from '../entities';
import { type FollowUpParties, lockByParties } from '../repositories/follow-up-parties.repository';
import { isOpenEmployer } from '../repositories/reference.repository';
import { appendSessionEvent } from '../repositories/session-event.repository';
import {
  checkFollowUpInput,
  type RecordFollowUpAgreementInput,
  regionsOfOthers,
  requireOwnSide,
} from './follow-up-input.service';
import { type FollowUpDetails, mergeFollowUp, sidesOf } from './merge-follow-up.service';
import { lockOpenSession } from './open-session.service';

export type { RecordFollowUpAgreementInput } from './follow-up-input.service';

/** A writing, cleaned: who it is between, and what it says. */
interface Writing {
  readonly parties: FollowUpParties;
  readonly details: FollowUpDetails;
  /** What a desk is told that may not begin this, when there is nothing to add to. */
  readonly unknownRegions: readonly UserError[];
}

/**
 * Records what an employer and regions will do next, or adds to what the other side recorded (DESIGN rule 10). A
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
      // Not by id: what was written may have gone into an agreement that existed.
      async () => found(await lockByParties(manager, writing.parties)),
    ),
  );
}

function writingOf(input: RecordFollowUpAgreementInput, caller: Caller): Writing {
  const text = (value: string | null | undefined): string | null => value?.trim() || null;
  return {
    parties: {
      employerId: input.employerId.toLowerCase(),
      sessionId: input.sessionId?.toLowerCase() ?? null,
      category: input.category,
      regionCodes: [...new Set(input.regions)].sort(),
    },
    details: {
      employerText: text(input.employerText),
      regionText: text(input.regionText),
      employerOwner: text(input.employerOwner),
      regionOwner: text(input.regionOwner),
      dueOn: input.dueOn ?? null,
    },
    unknownRegions: regionsOfOthers(input, caller),
  };
}

const found = (agreement: FollowUpAgreement | null): Outcome<FollowUpAgreement> =>
  agreement ? done(agreement) : refused(referenceUnknown('input'));

async function record(
  manager: EntityManager,
  context: AgreementsContext,
  writing: Writing,
  id: string,
): Promise<Outcome<FollowUpAgreement>> {
  const { caller, clock } = context;
  const { parties, details } = writing;
  const day = today(clock);
  if (parties.sessionId !== null) {
    const session = await lockOpenSession(manager, caller, parties.sessionId);
    if (session.value === null) return refused(...session.errors);
    if (details.dueOn !== null && details.dueOn < session.value.heldOn) {
      return refused(invalidValue(['input', 'dueOn'], 'END_BEFORE_START'));
    }
  }
  if (!(await isOpenEmployer(manager, parties.employerId, day))) {
    return refused(referenceUnknown('input', 'employerId'));
  }
  if (mayBegin(context, parties)) {
    const agreement = begin(writing, context, id);
    if (await insertUnlessPresent(manager, FollowUpAgreement, agreement)) {
      await changeStatus(manager, agreement, 1, day);
      await audit(manager, context, id);
      await appendSessionEvent(manager, context, agreement, 'RECORDED');
      return done(agreement);
    }
  }
  const existing = await lockByParties(manager, parties);
  if (!existing) return refusal<FollowUpAgreement>(writing.unknownRegions) ?? found(null);
  return addTo(manager, context, existing, details);
}

/** For a desk, agreements of other regions are others' to begin. */
function mayBegin({ caller }: AgreementsContext, { regionCodes }: FollowUpParties): boolean {
  return caller.role !== 'DESK' || regionCodes.every((region) => caller.regions.includes(region));
}

function begin(
  { parties, details }: Writing,
  { caller, clock }: AgreementsContext,
  id: string,
): FollowUpAgreement {
  const day = today(clock);
  return {
    id,
    ...parties,
    ...details,
    status: 'OPEN',
    ...sidesOf(caller.role),
    recordedOn: day,
    revision: 1,
    separation: 0,
    withdrawnOn: null,
    lastUpdateOn: day,
  };
}

async function addTo(
  manager: EntityManager,
  context: AgreementsContext,
  existing: FollowUpAgreement,
  details: FollowUpDetails,
): Promise<Outcome<FollowUpAgreement>> {
  const { changes, conflicts } = mergeFollowUp(existing, details, context.caller.role);
  const conflict = refusal<FollowUpAgreement>(conflicts);
  if (conflict) return conflict;
  const updated = { ...changes, revision: existing.revision + 1, lastUpdateOn: today(context.clock) };
  const merged: FollowUpAgreement = Object.assign({}, existing, updated);
  await manager.update(FollowUpAgreement, { id: existing.id }, updated);
  if (merged.status !== existing.status) {
    const earlier = await manager.countBy(FollowUpStatusChange, { followUpAgreementId: existing.id });
    await changeStatus(manager, merged, earlier + 1, today(context.clock));
  }
  await audit(manager, context, existing.id);
  await appendSessionEvent(manager, context, merged, 'CHANGED');
  return done(merged);
}

async function changeStatus(
  manager: EntityManager,
  { id, status }: FollowUpAgreement,
  number: number,
  since: string,
): Promise<void> {
  const unnoted = { notedBy: null, note: null, reason: null };
  await manager.insert(FollowUpStatusChange, { followUpAgreementId: id, number, status, since, ...unnoted });
}

async function audit(manager: EntityManager, context: AgreementsContext, id: string): Promise<void> {
  await writeAudit(manager, context, {
    action: 'recordFollowUpAgreement',
    objectIds: [id],
    purpose: 'record what an employer and regions agreed to do next',
  });
}
