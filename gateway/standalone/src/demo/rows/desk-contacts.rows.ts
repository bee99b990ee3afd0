import type { Desk, DeskContact } from '@banenbrug/regions';
import { addDays } from '@banenbrug/service-common';
import type { DemoSetting } from '../demo-setting';

const inCharge = 'Accountmanager landelijke werkgevers';

/**
 * The contacts of desks: one in charge with a deputy; at some desks also who was before, or who comes next, so
 * that another day has another contact. Functions only.
 */
export function deskContactRows(setting: DemoSetting, desks: readonly Desk[]): DeskContact[] {
  return desks.flatMap((desk, index) => {
    const random = setting.random('desk contact', desk.id);
    const place = desk.functionAddress.replace(/^[^.]+\.|@.*$/g, '');
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
