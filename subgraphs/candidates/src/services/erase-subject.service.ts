import {
  checkText,
  done,
  IdempotencyKey,
  isUuid,
  type Outcome,
  refusal,
  refused,
  today,
  writeAudit,
} from '@banenbrug/service-common';
import { type EntityManager, In } from 'typeorm';
import type { CandidatesContext } from '../context';
import { ErasureReceipt } from '../entities';
import { type Withdrawal, withdrawProfiles } from '../repositories/withdraw-profiles';
import { requireDesk } from './candidate-access.service';
import { isRefused, lockSubject, type SubjectInput, subjectOf } from './subject.service';

/**
 * Erases everything that the caller's desk has of a person, in one transaction, and proves it. Of several at once the
 * first erases; the others, and any later one, find nothing and say so in a receipt of their own.
 */
export async function eraseSubject(
  context: CandidatesContext,
  input: SubjectInput,
): Promise<Outcome<ErasureReceipt>> {
  const deskId = requireDesk(context.caller);
  const subject = subjectOf(input);
  if (isRefused(subject)) return refused(subject);
  return context.database.transaction(async (manager) => {
    const profiles = await lockSubject(manager, deskId, subject);
    if ('__typename' in profiles) return refused(profiles);
    const invalid = profiles.length === 0 && whatIsWrongWith(input);
    if (invalid) return invalid;
    const ids = profiles.map(({ id }) => id);
    const withdrawal = await withdrawProfiles(manager, ids, today(context.clock), context);
    // Their hashes are made of the key and the whole input: whoever knows the rest could try references on them.
    await manager.delete(IdempotencyKey, { resultId: In(ids) });
    return done(await receive(manager, context, deskId, ids, withdrawal));
  });
}

/** A reference that nobody bears is judged as publishing judges it: what cannot get in is no reference to repeat. */
const whatIsWrongWith = ({ deskReference }: SubjectInput): Outcome<ErasureReceipt> | null =>
  refusal(checkText(deskReference, ['input', 'deskReference'], { maximum: 60, required: true }));

async function receive(
  manager: EntityManager,
  context: CandidatesContext,
  deskId: string,
  profileIds: readonly string[],
  { profiles, privateDetails, introductions, meetings, notes }: Withdrawal,
): Promise<ErasureReceipt> {
  const receipt: ErasureReceipt = {
    id: context.createId(),
    deskId,
    erasedAt: context.clock.now(),
    profiles: profiles.length,
    privateDetails,
    introductionsClosed: introductions.length,
    meetings,
    notes,
  };
  await manager.insert(ErasureReceipt, receipt);
  await writeAudit(manager, context, {
    id: receipt.id,
    action: 'eraseSubject',
    objectIds: [...profileIds, ...introductions.map(({ id }) => id)],
    purpose: 'answer a request of the person for erasure',
  });
  return receipt;
}

/** The receipt of an erasure by the caller's own desk; null when there is none. */
export function readErasureReceipt(
  { caller, database }: CandidatesContext,
  id: string,
): Promise<ErasureReceipt | null> {
  const deskId = requireDesk(caller);
  if (!isUuid(id)) return Promise.resolve(null);
  return database.privately(async (manager, seen) => {
    const receipt = await manager.findOneBy(ErasureReceipt, { id, deskId });
    if (receipt) seen([receipt.id]);
    return receipt;
  });
}
