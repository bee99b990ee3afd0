import type { NoticeKind } from '../entities';
import type { Notice } from './notice';

/** A sentence in the two languages of the hub. */
interface Sentence {
  readonly nl: string;
  readonly en: string;
}

/** What has happened, and what is asked of the side that reads it. */
const sentences: Readonly<Record<NoticeKind, Sentence>> = {
  ASKED: {
    nl: 'Een werkgever vraagt een introductie aan. Vraag het de kandidaat en leg het antwoord vast.',
    en: 'An employer asks for an introduction. Ask the candidate and record the answer.',
  },
  ANSWERED: {
    nl: 'Er is een antwoord op een introductie.',
    en: 'An introduction has been answered.',
  },
  MEETING_SET: {
    nl: 'Er is een afspraak gemaakt voor een introductie.',
    en: 'A meeting was set for an introduction.',
  },
  CLOSED: {
    nl: 'Een introductie is afgesloten. U hoeft niets te doen.',
    en: 'An introduction has ended. There is nothing for you to do.',
  },
  DUE_TOMORROW: {
    nl: 'Een introductie wacht op u. De termijn loopt bijna af.',
    en: 'An introduction waits for you. It is due soon.',
  },
  OVERDUE: {
    nl: 'Een introductie wacht op u. De termijn is verstreken.',
    en: 'An introduction waits for you. It is overdue.',
  },
};

/** Says nothing about anybody: whoever sees a subject over somebody's shoulder learns nothing. */
export const subjectLine = 'Banenbrug: introductie / introduction';

/** The text of a notice, first Dutch, then English: what has happened, the id to find it by, and the day it is due. */
export function bodyOf({ kind, introductionId, dueOn = null }: Notice): string {
  const { nl, en } = sentences[kind];
  return [
    nl,
    `Introductie: ${introductionId}`,
    ...(dueOn === null ? [] : [`Uiterlijk: ${dueOn}`]),
    'Meer staat in Banenbrug. Daar kunt u deze berichten ook uitzetten.',
    '',
    en,
    `Introduction: ${introductionId}`,
    ...(dueOn === null ? [] : [`Due on: ${dueOn}`]),
    'Banenbrug tells more. You can switch these messages off there too.',
    '',
  ].join('\n');
}
