import { today } from '@banenbrug/service-common';
import type { RegionsContext } from '../context';
import type { ContactTopic, Desk } from '../entities';
import { type ContactPoint, chooseContact, type DeskStanding } from './contact-choice.service';

/** Whom to call, as a client asks it: today and for all, unless it says otherwise. */
export interface ContactQuestion {
  readonly on?: string | null;
  readonly topic?: ContactTopic | null;
}

/** Who answers for a desk. */
export function contactOfDesk(
  context: RegionsContext,
  desk: Desk,
  { on, topic }: ContactQuestion,
): Promise<ContactPoint> {
  const day = on ?? today(context.clock);
  const isClosed = desk.closedOn !== null && desk.closedOn <= day;
  return answerOf(context, desk, isClosed ? 'CLOSED_DESK' : 'FIRST_CONTACT', day, topic ?? null);
}

/** Who answers for a region; null only where no desk was ever registered, for the region or for the country. */
export async function contactOfRegion(
  context: RegionsContext,
  code: string,
  { on, topic }: ContactQuestion,
): Promise<ContactPoint | null> {
  const day = on ?? today(context.clock);
  const [desk] = await context.loaders.deskToCallByRegionCode.load({ key: code, on: day });
  return desk ? answerOf(context, desk, desk.standing, day, topic ?? null) : null;
}

async function answerOf(
  { loaders }: RegionsContext,
  desk: Desk,
  standing: DeskStanding,
  day: string,
  topic: ContactTopic | null,
): Promise<ContactPoint> {
  const contacts = await loaders.contactsByDeskId.load({ key: desk.id, on: day });
  return chooseContact(desk, standing, contacts, topic);
}
