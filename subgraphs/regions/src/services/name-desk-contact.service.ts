import {
  addDays,
  type ContactPersonInput,
  checkContactPerson,
  contactPersonColumns,
  createOnce,
  done,
  invalidValue,
  isUuid,
  type Outcome,
  referenceUnknown,
  refusal,
  refused,
  requireRole,
  stateConflict,
  today,
  type UserError,
  writeAudit,
} from '@banenbrug/service-common';
import type { EntityManager } from 'typeorm';
import type { RegionsContext } from '../context';
import { type ContactTopic, DeskContact, DeskContactTopic } from '../entities';
import { endTopicsBefore, nextStartsOfTopics } from '../repositories/contact-topic.repository';
import { endContactsBefore, lockOpenDesk, nextStart } from '../repositories/desk-contact.repository';
import { contactKeepers, mayKeepContactsOf } from './contact-keeper.service';

/** The contact person of a desk, and from when. */
export interface NameDeskContactInput {
  readonly idempotencyKey?: string | null;
  readonly deskId: string;
  readonly validFrom: string;
  /** What it is for; none: it is in charge of the desk. */
  readonly topics?: readonly ContactTopic[] | null;
  readonly contact: ContactPersonInput;
  readonly deputy?: ContactPersonInput | null;
}

/** Until when a contact that is named now is in charge, or for each of its topics: null where no end is known. */
interface Term {
  readonly topics: readonly { readonly topic: ContactTopic; readonly validUntil: string | null }[];
  readonly validUntil: string | null;
}

/**
 * Names the contact of a desk, or of topics there, from a date (domain rule 7): who was it then ends the day before, and
 * a contact already named for later keeps its day.
 */
export async function nameDeskContact(
  context: RegionsContext,
  input: NameDeskContactInput,
): Promise<Outcome<DeskContact>> {
  requireRole(context.caller, ...contactKeepers);
  const invalid = refusal<DeskContact>(check(input, today(context.clock)));
  if (invalid) return invalid;
  if (!isUuid(input.deskId) || !mayKeepContactsOf(context.caller, input.deskId)) {
    return refused(referenceUnknown('input', 'deskId'));
  }
  return context.database.transaction((manager) =>
    createOnce(
      manager,
      context,
      { mutation: 'nameDeskContact', input },
      (id) => handOver(manager, context, input, id),
      async (id) => done(await manager.findOneByOrFail(DeskContact, { id })),
    ),
  );
}

function check(input: NameDeskContactInput, day: string): UserError[] {
  const errors = input.validFrom < day ? [invalidValue(['input', 'validFrom'], 'IN_THE_PAST')] : [];
  errors.push(...checkContactPerson(input.contact, ['input', 'contact']));
  if (input.deputy) errors.push(...checkContactPerson(input.deputy, ['input', 'deputy']));
  return errors;
}

async function handOver(
  manager: EntityManager,
  context: RegionsContext,
  input: NameDeskContactInput,
  id: string,
): Promise<Outcome<DeskContact>> {
  const desk = await lockOpenDesk(manager, input.deskId);
  if (!desk) return refused(referenceUnknown('input', 'deskId'));
  const topics = [...new Set(input.topics ?? [])];
  const term = await (topics.length > 0
    ? takeOverTopics(manager, desk.id, topics, input.validFrom)
    : takeCharge(manager, desk.id, input.validFrom));
  if (!term) return refused(stateConflict(['input', 'validFrom'], 'NAMED_FROM_THAT_DAY'));
  const contact = await insertContact(manager, context, input, { id, deskId: desk.id, term });
  await writeAudit(manager, context, {
    action: 'nameDeskContact',
    objectIds: [desk.id, id],
    purpose: 'name the contact of a desk',
    deskId: desk.id,
  });
  return done(contact);
}

/** Ends who was in charge; null when another was named for the same day. */
async function takeCharge(manager: EntityManager, deskId: string, from: string): Promise<Term | null> {
  const next = await nextStart(manager, deskId, from);
  if (next === from) return null;
  await endContactsBefore(manager, deskId, from);
  return { topics: [], validUntil: next === null ? null : addDays(next, -1) };
}

/** The same for who was for these topics. The contact is there until the last of them ends. */
async function takeOverTopics(
  manager: EntityManager,
  deskId: string,
  topics: readonly ContactTopic[],
  from: string,
): Promise<Term | null> {
  const next = await nextStartsOfTopics(manager, deskId, topics, from);
  if ([...next.values()].includes(from)) return null;
  await endTopicsBefore(manager, deskId, topics, from);
  const terms = topics.map((topic) => {
    const start = next.get(topic);
    return { topic, validUntil: start === undefined ? null : addDays(start, -1) };
  });
  const ends = terms.flatMap(({ validUntil }) => validUntil ?? []);
  return { topics: terms, validUntil: ends.length < terms.length ? null : (ends.toSorted().at(-1) ?? null) };
}

async function insertContact(
  manager: EntityManager,
  { clock, createId }: RegionsContext,
  { validFrom, contact, deputy }: NameDeskContactInput,
  { id, deskId, term }: { readonly id: string; readonly deskId: string; readonly term: Term },
): Promise<DeskContact> {
  const period = { deskId, validFrom, validUntil: term.validUntil, verifiedOn: today(clock) };
  const common = { ...period, isForTopics: term.topics.length > 0 };
  const row = { id, deputyOf: null, ...common, ...contactPersonColumns(contact) };
  await manager.insert(DeskContact, row);
  if (term.topics.length > 0) {
    await manager.insert(
      DeskContactTopic,
      term.topics.map((topic) => ({ contactId: id, deskId, validFrom, ...topic })),
    );
  }
  if (deputy) {
    await manager.insert(DeskContact, {
      id: createId(),
      deputyOf: id,
      ...common,
      ...contactPersonColumns(deputy),
    });
  }
  return row;
}
