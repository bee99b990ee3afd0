import {
  done,
  isUuid,
  type Outcome,
  referenceUnknown,
  refusal,
  refused,
  refusedBeside,
  requireRole,
  revisionConflict,
  today,
  writeAudit,
} from '@banenbrug/service-common';
import type { AgreementsContext } from '../../context';
import { KnowledgeItem, type KnowledgeItemKind } from '../../entities';
import { lockOwnKnowledgeItem } from '../../repositories/lock-knowledge-item.repository';
import { checkKnowledge } from './knowledge-input.service';
import { knowledgeWriters } from './publish-knowledge-item.service';

/** An item to take back. */
export interface WithdrawKnowledgeItemInput {
  readonly knowledgeItemId: string;
  readonly expectedRevision: number;
}

/** What to change of an item; what is absent stays, and a link or terms that are null are taken out. */
export interface ChangeKnowledgeItemInput extends WithdrawKnowledgeItemInput {
  readonly title?: string | null;
  readonly kind?: KnowledgeItemKind | null;
  readonly offeredBy?: string | null;
  readonly url?: string | null;
  readonly terms?: string | null;
}

/** Changes an item of the caller's by compare-and-set. */
export async function changeKnowledgeItem(
  context: AgreementsContext,
  input: ChangeKnowledgeItemInput,
): Promise<Outcome<KnowledgeItem>> {
  requireRole(context.caller, ...knowledgeWriters);
  const invalid = refusal<KnowledgeItem>(checkKnowledge(input));
  if (invalid) return invalid;
  return write(context, input, {
    action: 'changeKnowledgeItem',
    purpose: 'change a tool or document that is offered',
    change: (item) => ({
      title: (input.title ?? item.title).trim(),
      kind: input.kind ?? item.kind,
      offeredBy: (input.offeredBy ?? item.offeredBy).trim(),
      url: input.url === undefined ? item.url : input.url?.trim() || null,
      terms: input.terms === undefined ? item.terms : input.terms?.trim() || null,
    }),
  });
}

/** Takes an item of the caller's back, by compare-and-set: from then on it is nowhere to be found. */
export async function withdrawKnowledgeItem(
  context: AgreementsContext,
  input: WithdrawKnowledgeItemInput,
): Promise<Outcome<KnowledgeItem>> {
  requireRole(context.caller, ...knowledgeWriters);
  return write(context, input, {
    action: 'withdrawKnowledgeItem',
    purpose: 'take a tool or document back',
    change: () => ({ withdrawnOn: today(context.clock) }),
  });
}

interface Act {
  readonly action: string;
  readonly purpose: string;
  readonly change: (item: KnowledgeItem) => Partial<KnowledgeItem>;
}

async function write(
  context: AgreementsContext,
  { knowledgeItemId: id, expectedRevision }: WithdrawKnowledgeItemInput,
  { action, purpose, change }: Act,
): Promise<Outcome<KnowledgeItem>> {
  const unknown = referenceUnknown('input', 'knowledgeItemId');
  if (!isUuid(id)) return refused(unknown);
  return context.database.transaction(async (manager) => {
    const item = await lockOwnKnowledgeItem(manager, context.caller, id);
    if (!item) return refused(unknown);
    const conflict = revisionConflict(expectedRevision, item.revision);
    if (conflict) return refusedBeside(item, conflict);
    const changes = { ...change(item), revision: item.revision + 1 };
    await manager.update(KnowledgeItem, { id: item.id }, changes);
    await writeAudit(manager, context, { action, objectIds: [item.id], purpose });
    return done(Object.assign(item, changes));
  });
}
