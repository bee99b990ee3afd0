import fc from 'fast-check';
import type { ContactTopic, Desk } from '../entities';
import {
  type ContactBasis,
  type ContactOnDay,
  chooseContact,
  type DeskStanding,
} from './contact-choice.service';

const desk: Desk = {
  id: 'desk',
  kind: 'WSP',
  name: 'Desk',
  functionAddress: 'desk@example.nl',
  phone: null,
  website: null,
  responseDays: 2,
  verifiedOn: '2026-06-01',
  closedOn: null,
  succeededBy: null,
  revision: 1,
};

const contact = (id: string, given: Partial<ContactOnDay> = {}): ContactOnDay => ({
  id,
  deskId: desk.id,
  deputyOf: null,
  isForTopics: false,
  functionTitle: id,
  name: null,
  emailAddress: `${id}@example.nl`,
  phone: null,
  validFrom: '2026-01-01',
  validUntil: null,
  verifiedOn: '2026-06-01',
  topics: [],
  isAway: false,
  ...given,
});

const topics: readonly ContactTopic[] = ['VACANCIES', 'INSTRUMENTS', 'CANDIDATES'];
const flag = fc.boolean();

/** Who can be named at a desk on a day: at most one in charge and one for each topic, each with or without a deputy. */
const people = fc
  .tuple(
    fc.record({ named: flag, away: flag, deputy: flag, deputyAway: flag }),
    fc.array(fc.record({ away: flag, deputy: flag, deputyAway: flag }), { minLength: 3, maxLength: 3 }),
    fc.array(fc.option(fc.nat(2), { freq: 2 }), { minLength: 3, maxLength: 3 }),
  )
  .map(([charge, specialists, holders]) => {
    const all: ContactOnDay[] = [];
    if (charge.named) all.push(contact('charge', { isAway: charge.away }));
    if (charge.deputy) all.push(contact('deputy', { deputyOf: 'charge', isAway: charge.deputyAway }));
    specialists.forEach(({ away, deputy, deputyAway }, index) => {
      const id = `for topics ${index}`;
      const held = topics.filter((_, topic) => holders[topic] === index);
      if (held.length === 0) return;
      all.push(contact(id, { isForTopics: true, topics: held, isAway: away }));
      if (deputy) all.push(contact(`${id} deputy`, { isForTopics: true, deputyOf: id, isAway: deputyAway }));
    });
    return all;
  });

const standing = fc.constantFrom<DeskStanding>(
  'FIRST_CONTACT',
  'OTHER_DESK',
  'NATIONAL_LIAISON',
  'CLOSED_DESK',
);
const topic = fc.option(fc.constantFrom(...topics));

/** Whether a contact is there, and is, or stands in for one who is, in charge or for what was asked. */
function isThereFor(
  { isAway, isForTopics, topics: held, deputyOf }: ContactOnDay,
  contacts: readonly ContactOnDay[],
  about: ContactTopic | null,
): boolean {
  const of = deputyOf === null ? held : (contacts.find(({ id }) => id === deputyOf)?.topics ?? []);
  return !isAway && (!isForTopics || of.some((each) => each === about));
}

describe('who answers for a desk', () => {
  it('is always somebody who is there and is for it, or the desk itself', () => {
    const found = new Map<ContactBasis, number>();
    fc.assert(
      fc.property(people, standing, topic, (contacts, where, about) => {
        const answer = chooseContact(desk, where, contacts, about);
        found.set(answer.basis, (found.get(answer.basis) ?? 0) + 1);
        expect(answer.desk.functionAddress).toBe('desk@example.nl');
        expect(answer.contact === null || isThereFor(answer.contact, contacts, about)).toBe(true);
        expect([where === 'FIRST_CONTACT' ? answer.basis : where]).toEqual([answer.basis]);
      }),
      { numRuns: 2000 },
    );
    // Far from the edge: the rarest of them comes up dozens of times.
    for (const basis of ['TOPIC', 'TOPIC_DEPUTY', 'IN_CHARGE', 'DEPUTY', 'DESK_ADDRESS'] as const) {
      expect(found.get(basis) ?? 0).toBeGreaterThan(5);
    }
  });

  it('is not asked differently by who is for other topics, nor by the order of absences elsewhere', () => {
    fc.assert(
      fc.property(people, (contacts) => {
        const general = contacts.filter(({ isForTopics }) => !isForTopics);
        expect(chooseContact(desk, 'FIRST_CONTACT', contacts, null)).toEqual(
          chooseContact(desk, 'FIRST_CONTACT', general, null),
        );
      }),
    );
  });

  const charge = contact('charge');
  const deputy = contact('deputy', { deputyOf: 'charge' });
  const other = contact('other', { deputyOf: 'charge' });
  const recruiter = contact('recruiter', { isForTopics: true, topics: ['VACANCIES'] });
  const second = contact('second', { isForTopics: true, deputyOf: 'recruiter' });
  const away = (person: ContactOnDay): ContactOnDay => Object.assign({}, person, { isAway: true });
  it.each<[string, ContactOnDay[], ContactTopic | null, string | null, ContactBasis]>([
    ['the one in charge', [charge, deputy], null, 'charge', 'IN_CHARGE'],
    ['the deputy of one who is away', [away(charge), deputy], null, 'deputy', 'DEPUTY'],
    ['the deputy who is there of several', [away(charge), away(deputy), other], null, 'other', 'DEPUTY'],
    ['the desk when both are away', [away(charge), away(deputy)], null, null, 'DESK_ADDRESS'],
    ['the desk when nobody was named', [], 'VACANCIES', null, 'DESK_ADDRESS'],
    ['a deputy while nobody is in charge', [deputy], null, 'deputy', 'DEPUTY'],
    ['the contact for a topic', [charge, recruiter], 'VACANCIES', 'recruiter', 'TOPIC'],
    ['the one in charge for another topic', [charge, recruiter], 'CANDIDATES', 'charge', 'IN_CHARGE'],
    ['the deputy for a topic', [charge, away(recruiter), second], 'VACANCIES', 'second', 'TOPIC_DEPUTY'],
    [
      'the one in charge when all for the topic are away',
      [charge, away(recruiter), away(second)],
      'VACANCIES',
      'charge',
      'IN_CHARGE',
    ],
    ['nobody who is for topics, when it is about none', [recruiter, second], null, null, 'DESK_ADDRESS'],
  ])('is %s', (_, contacts, about, id, basis) => {
    const answer = chooseContact(desk, 'FIRST_CONTACT', contacts, about);
    expect([answer.contact?.id ?? null, answer.basis]).toEqual([id, basis]);
  });
});
