import {
  type Caller,
  createOnce,
  done,
  invalidValue,
  isRegionCode,
  isUuid,
  type Outcome,
  referenceUnknown,
  refusal,
  refused,
  requireRole,
  type UserError,
  writeAudit,
} from '@banenbrug/service-common';
import type { EntityManager } from 'typeorm';
import type { AgreementsContext } from '../../context';
import { KnowledgeItem, type KnowledgeItemKind } from '../../entities';
import { findOwnSession } from '../../repositories/own-session.repository';
import { checkKnowledge, type KnowledgeDetails } from './knowledge-input.service';

/** Who publishes and keeps up knowledge items. */
export const knowledgeWriters = ['EMPLOYER', 'DESK', 'ORGANISER', 'LIAISON', 'ADMIN'] as const;

/** An item to offer to all. */
export interface PublishKnowledgeItemInput {
  readonly idempotencyKey?: string | null;
  readonly title: string;
  readonly kind: KnowledgeItemKind;
  readonly offeredBy: string;
  readonly url?: string | null;
  readonly terms?: string | null;
  readonly region?: string | null;
  readonly sessionId?: string | null;
}

/** Offers a tool or document to everybody. It stays its publisher's: a desk's is its region's. */
export async function publishKnowledgeItem(
  context: AgreementsContext,
  input: PublishKnowledgeItemInput,
): Promise<Outcome<KnowledgeItem>> {
  requireRole(context.caller, ...knowledgeWriters);
  const invalid = refusal<KnowledgeItem>([
    ...checkKnowledge(input),
    ...checkRegion(input, context.caller),
    ...(input.sessionId != null && !isUuid(input.sessionId) ? [referenceUnknown('input', 'sessionId')] : []),
  ]);
  if (invalid) return invalid;
  return context.database.transaction((manager) =>
    createOnce(
      manager,
      context,
      { mutation: 'publishKnowledgeItem', input },
      (id) => insert(manager, context, input, id),
      async (id) => done(await manager.findOneByOrFail(KnowledgeItem, { id })),
    ),
  );
}

const detailsOf = ({ title, kind, offeredBy, url, terms }: PublishKnowledgeItemInput): KnowledgeDetails => ({
  title: title.trim(),
  kind,
  offeredBy: offeredBy.trim(),
  url: url?.trim() || null,
  terms: terms?.trim() || null,
});

/** A desk names a region of its own; the liaison may name any; what is an employer's or organiser's has none. */
function checkRegion({ region }: PublishKnowledgeItemInput, { role, regions }: Caller): UserError[] {
  const path = ['input', 'region'];
  if (region == null) return role === 'DESK' ? [invalidValue(path, 'REQUIRED')] : [];
  if (role === 'EMPLOYER' || role === 'ORGANISER') return [invalidValue(path, 'NOT_APPLICABLE')];
  const isOwn = role !== 'DESK' || regions.includes(region);
  return isOwn && isRegionCode(region) ? [] : [referenceUnknown(...path)];
}

async function insert(
  manager: EntityManager,
  context: AgreementsContext,
  input: PublishKnowledgeItemInput,
  id: string,
): Promise<Outcome<KnowledgeItem>> {
  const sessionId = input.sessionId?.toLowerCase() ?? null;
  if (sessionId !== null && !(await findOwnSession(manager, context.caller, sessionId))) {
    return refused(referenceUnknown('input', 'sessionId'));
  }
  const { employerId, subject } = context.caller;
  const item: KnowledgeItem = {
    id,
    ...detailsOf(input),
    sessionId,
    regionCode: input.region ?? null,
    employerId,
    publisherSubject: subject,
    revision: 1,
    withdrawnOn: null,
  };
  await manager.insert(KnowledgeItem, item);
  await writeAudit(manager, context, {
    action: 'publishKnowledgeItem',
    objectIds: [id],
    purpose: 'offer a tool or document to all',
  });
  return done(item);
}
