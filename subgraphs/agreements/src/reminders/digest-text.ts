import type { Language } from '@banenbrug/service-common';
import { regionNames } from '../files/exports/export-columns';
import { categoryLabels } from '../files/labels';
import { plainText } from '../files/plain-text';
import type { DueItem } from './due-items.repository';

/** Says nothing about anybody: whoever sees a subject over somebody's shoulder learns nothing. */
export const subjectLine = 'Banenbrug: vervolgafspraken / follow-up agreements';

const words = {
  nl: {
    opening: 'Deze vervolgafspraken vragen uw aandacht:',
    overdue: 'verstreken',
    noDay: 'geen dag',
    noOwner: 'niemand genoemd die ervoor zorgt',
    more: (count: number) => `En nog ${count}.`,
    closing: 'Meer staat in Banenbrug. Daar kunt u deze berichten ook uitzetten.',
  },
  en: {
    opening: 'These follow-up agreements ask for your attention:',
    overdue: 'overdue',
    noDay: 'no day',
    noOwner: 'nobody named who sees to it',
    more: (count: number) => `And ${count} more.`,
    closing: 'Banenbrug tells more. You can switch these messages off there too.',
  },
} as const;

/**
 * The text of a party's mail, first Dutch, then English: of each agreement the day, the category and the other side. What
 * either side wrote stays in the hub.
 */
export function digestBody(items: readonly DueItem[], day: string): string {
  return [...part(items, day, 'nl'), '', ...part(items, day, 'en'), ''].join('\n');
}

function part(items: readonly DueItem[], day: string, language: Language): string[] {
  const { opening, more, closing } = words[language];
  const rest = (items[0]?.total ?? 0) - items.length;
  return [
    opening,
    ...items.map((item) => lineOf(item, day, language)),
    ...(rest > 0 ? [more(rest)] : []),
    closing,
  ];
}

function lineOf(item: DueItem, day: string, language: Language): string {
  const { overdue, noDay, noOwner } = words[language];
  const { dueOn, category, employerName, regionCodes, recipientKind } = item;
  const otherSide = recipientKind === 'DESK' ? plainText(employerName) : regionNames(regionCodes);
  const remarks = [
    ...(dueOn !== null && dueOn < day ? [overdue] : []),
    ...(item.lacksOwner ? [noOwner] : []),
  ];
  const told = remarks.length === 0 ? '' : ` (${remarks.join('; ')})`;
  return `- ${dueOn ?? noDay}: ${categoryLabels[category][language]}, ${otherSide}${told}`;
}
