import {
  createOnce,
  done,
  isUuid,
  type Outcome,
  referenceUnknown,
  refused,
  requireRole,
  stateConflict,
  today,
  writeAudit,
} from '@banenbrug/service-common';
import type { EntityManager } from 'typeorm';
import type { AgreementsContext } from '../../context';
import { Arrangement, ClauseSet } from '../../entities';
import { lockFramework } from '../../repositories/arrangement-life.repository';
import { stateToday } from './arrangement-state.service';
import { transitions } from './arrangement-transitions.service';
import { insertDraft } from './draft-arrangement.service';

/** Which version the next one begins from. */
export interface DraftNextVersionInput {
  readonly idempotencyKey?: string | null;
  readonly arrangementId: string;
}

/**
 * Begins the next version of a framework as a draft with the text of the version that is named. That version goes on
 * holding. There is one next version at a time: while a later one is a draft, or a later one lies before the regions and
 * is not the one named, it is refused.
 * @throws HubError UNAUTHENTICATED or FORBIDDEN
 */
export async function draftNextVersion(
  context: AgreementsContext,
  input: DraftNextVersionInput,
): Promise<Outcome<Arrangement>> {
  requireRole(context.caller, 'EMPLOYER', 'LIAISON');
  if (!isUuid(input.arrangementId)) return refused(referenceUnknown('input', 'arrangementId'));
  return context.database.transaction((manager) =>
    createOnce(
      manager,
      context,
      { mutation: 'draftNextVersion', input },
      (id) => draft(manager, context, input, id),
      async (id) => done(await manager.findOneByOrFail(Arrangement, { id })),
    ),
  );
}

async function draft(
  manager: EntityManager,
  context: AgreementsContext,
  { arrangementId }: DraftNextVersionInput,
  id: string,
): Promise<Outcome<Arrangement>> {
  const framework = await lockFramework(manager, context.caller, arrangementId);
  if (!framework) return refused(referenceUnknown('input', 'arrangementId'));
  const { arrangement, versions } = framework;
  const state = stateToday(arrangement, today(context.clock));
  if (transitions.DRAFT_NEXT[state] === undefined) {
    return refused(stateConflict(['input', 'arrangementId'], state));
  }
  const open = versions.find((version) => version.id !== arrangement.id && isOpen(version));
  if (open)
    return refused(stateConflict(['input', 'arrangementId'], `VERSION_${open.version}_${open.state}`));
  const next: Arrangement = Object.assign({}, arrangement, {
    id,
    version: Math.max(...versions.map(({ version }) => version)) + 1,
    state: 'DRAFT' as const,
    clauseSetId: context.createId(),
    signedOn: null,
    signatories: [],
    validFrom: null,
    validUntil: null,
    revision: 1,
  });
  const { id: _, ...columns } = await manager.findOneByOrFail(ClauseSet, { id: arrangement.clauseSetId });
  await insertDraft(manager, context, next, columns);
  await writeAudit(manager, context, {
    action: 'draftNextVersion',
    objectIds: [arrangement.id, id],
    purpose: 'draft the next version of a framework',
  });
  return done(next);
}

const isOpen = ({ state }: Arrangement): boolean => state === 'DRAFT' || state === 'SUBMITTED';
