import type { ContactTopic, Desk, DeskContact } from '../entities';

/** A contact as it is on a day. */
export type ContactOnDay = DeskContact & {
  /** What it is for on that day; empty for who is in charge, and for deputies. */
  readonly topics: readonly ContactTopic[];
  /** Whether it is away on that day. */
  readonly isAway: boolean;
};

/** How a desk comes to be the one to call. */
export type DeskStanding = 'FIRST_CONTACT' | 'OTHER_DESK' | 'NATIONAL_LIAISON' | 'CLOSED_DESK';

/** How a contact at a desk was found. */
type ContactFound = 'TOPIC' | 'TOPIC_DEPUTY' | 'IN_CHARGE' | 'DEPUTY' | 'DESK_ADDRESS';

/** How an answer was found: at a desk of first contact who answers, else which desk it is. */
export type ContactBasis = ContactFound | Exclude<DeskStanding, 'FIRST_CONTACT'>;

/** Who answers for a desk on a day. */
export interface ContactPoint {
  readonly desk: Desk;
  /** Null: the desk's own address answers. */
  readonly contact: ContactOnDay | null;
  readonly basis: ContactBasis;
}

/**
 * Who answers for a desk on a day, for a topic or for all: the topic's contact, its deputy, the one in charge, a deputy,
 * and where none of them is there the desk itself. So there always is an answer.
 * @param contacts those of the desk who are valid on the day, in the order of their ids
 */
export function chooseContact(
  desk: Desk,
  standing: DeskStanding,
  contacts: readonly ContactOnDay[],
  topic: ContactTopic | null,
): ContactPoint {
  // Nobody works at a desk that has closed.
  if (standing === 'CLOSED_DESK') return { desk, contact: null, basis: standing };
  const { contact, found } = findContact(contacts, topic);
  return { desk, contact, basis: standing === 'FIRST_CONTACT' ? found : standing };
}

function findContact(
  contacts: readonly ContactOnDay[],
  topic: ContactTopic | null,
): { readonly contact: ContactOnDay | null; readonly found: ContactFound } {
  const forTopic = contacts.find(
    ({ topics, deputyOf }) => deputyOf === null && topics.some((each) => each === topic),
  );
  const general = contacts.filter(({ isForTopics }) => !isForTopics);
  const inOrder: readonly (readonly [ContactFound, ContactOnDay | undefined])[] = [
    ['TOPIC', forTopic],
    ['TOPIC_DEPUTY', forTopic && contacts.find(({ deputyOf }) => deputyOf === forTopic.id)],
    ['IN_CHARGE', general.find(({ deputyOf }) => deputyOf === null)],
    ['DEPUTY', general.find(({ deputyOf, isAway }) => deputyOf !== null && !isAway)],
  ];
  for (const [found, contact] of inOrder) if (contact && !contact.isAway) return { contact, found };
  return { contact: null, found: 'DESK_ADDRESS' };
}
