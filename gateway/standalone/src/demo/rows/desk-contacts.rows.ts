import type { ContactAbsence, ContactTopic, Desk, DeskContact, DeskContactTopic } from '@banenbrug/regions';
import { addDays } from '@banenbrug/service-common';
import type { DemoSetting } from '../demo-setting';

const inCharge = 'Accountmanager landelijke werkgevers';

/** Who is for topics at some desks: at every so many one, the function, and the topics. */
const specialists: readonly (readonly [
  every: number,
  part: string,
  title: string,
  topics: ContactTopic[],
])[] = [
  [
    4,
    'schemes',
    'Adviseur regelingen',
    ['INSTRUMENTS', 'TRIAL_PLACEMENT', 'WAGE_COST_SUBSIDY', 'JOB_COACHING'],
  ],
  [5, 'recruitment', 'Recruiter werkgeversdienstverlening', ['VACANCIES', 'CANDIDATES']],
];

/** The contacts of desks with what they are for and when they are away: rows of the three tables. */
export function deskContacts(setting: DemoSetting, desks: readonly Desk[]) {
  const contacts = deskContactRows(setting, desks);
  const forTopics = desks.flatMap((desk, index) =>
    specialists
      .filter(([every]) => index % every === 1)
      .map(([, part, functionTitle, topics]) => ({
        row: specialist(setting, desk, part, functionTitle),
        topics,
      })),
  );
  return {
    deskContacts: [...contacts, ...forTopics.map(({ row }) => row)],
    deskContactTopics: forTopics.flatMap(({ row: { id, deskId, validFrom, validUntil }, topics }) =>
      topics.map((topic): DeskContactTopic => ({ contactId: id, deskId, topic, validFrom, validUntil })),
    ),
    contactAbsences: absenceRows(setting, desks),
  };
}

function specialist(setting: DemoSetting, desk: Desk, part: string, functionTitle: string): DeskContact {
  const validFrom = setting.ago(setting.random('desk contact', desk.id, part).integer(30, 300));
  return {
    id: setting.id('desk contact', desk.id, part),
    deskId: desk.id,
    deputyOf: null,
    isForTopics: true,
    functionTitle,
    name: null,
    emailAddress: `${part === 'schemes' ? 'regelingen' : 'recruitment'}.${placeOf(desk)}@example.nl`,
    phone: null,
    validFrom,
    validUntil: null,
    verifiedOn: validFrom,
  };
}

/** At every ninth desk the one in charge is away these weeks, and at one of them the deputy too; at others later. */
function absenceRows(setting: DemoSetting, desks: readonly Desk[]): ContactAbsence[] {
  const away = (desk: Desk, part: string, from: number, until: number): ContactAbsence => ({
    id: setting.id('contact absence', desk.id, part),
    contactId: setting.id('desk contact', desk.id, part),
    awayFrom: setting.ago(-from),
    awayUntil: setting.ago(-until),
    revision: 1,
  });
  return desks.flatMap((desk, index) => {
    if (index % 9 === 2) {
      const deputyToo = index === 11 ? [away(desk, 'deputy', -1, 4)] : [];
      return [away(desk, 'in charge', -3, 11), ...deputyToo];
    }
    return index % 9 === 6 ? [away(desk, 'in charge', 20, 34)] : [];
  });
}

const placeOf = ({ functionAddress }: Desk): string => functionAddress.replace(/^[^.]+\.|@.*$/g, '');

/**
 * The contacts of desks: one in charge with a deputy; at some desks also who was before, or who comes next, so
 * that another day has another contact. Functions only.
 */
function deskContactRows(setting: DemoSetting, desks: readonly Desk[]): DeskContact[] {
  return desks.flatMap((desk, index) => {
    const random = setting.random('desk contact', desk.id);
    const place = placeOf(desk);
    const validFrom = setting.ago(random.integer(60, 700));
    const next = index % 9 === 4 ? setting.ago(-random.integer(40, 120)) : null;
    const row = (part: string, given: Partial<DeskContact>): DeskContact => ({
      id: setting.id('desk contact', desk.id, part),
      deskId: desk.id,
      deputyOf: null,
      functionTitle: inCharge,
      name: null,
      emailAddress: `landelijke-werkgevers.${place}@example.nl`,
      phone: null,
      isForTopics: false,
      validFrom,
      validUntil: next === null ? null : addDays(next, -1),
      verifiedOn: desk.verifiedOn > validFrom ? desk.verifiedOn : validFrom,
      ...given,
    });
    const contact = row('in charge', {});
    const deputy = row('deputy', {
      deputyOf: contact.id,
      functionTitle: 'Adviseur werkgeversdienstverlening',
      emailAddress: `adviseur.${place}@example.nl`,
    });
    const others: DeskContact[] = [];
    if (index % 3 === 0) {
      const former = addDays(validFrom, -random.integer(200, 600));
      others.push(
        row('former', {
          functionTitle: 'Coördinator werkgeversdienstverlening',
          emailAddress: `coordinator.${place}@example.nl`,
          validFrom: former,
          validUntil: addDays(validFrom, -1),
          verifiedOn: former,
        }),
      );
    }
    if (next !== null) {
      others.push(
        row('next', {
          functionTitle: 'Teamleider werkgeversdienstverlening',
          emailAddress: `teamleider.${place}@example.nl`,
          validFrom: next,
          validUntil: null,
          verifiedOn: desk.verifiedOn,
        }),
      );
    }
    return [contact, deputy, ...others];
  });
}

/** Who is in charge of each desk today, by the desk's id. */
export function contactInChargeOf(setting: DemoSetting, deskId: string): string {
  return setting.id('desk contact', deskId, 'in charge');
}
