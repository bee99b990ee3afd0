import { createHash } from 'node:crypto';
import type { Language, Role } from '@banenbrug/service-common';
import ical, { type ICalCalendar, ICalEventTransparency } from 'ical-generator';
import { regionNames } from '../exports/export-columns';
import type { DescribedFollowUp } from '../follow-ups/described-follow-up.repository';
import { categoryLabels, statusLabels } from '../follow-ups/labels';
import { statusToday } from '../follow-ups/open-follow-up';
import { plainText } from '../follow-ups/plain-text';

/** For whom a calendar is written. */
export interface CalendarReader {
  readonly role: Role;
  readonly language: Language;
}

/** A calendar as it is sent. */
export interface WrittenCalendar {
  readonly text: string;
  /** Changes with the text, and only then. */
  readonly tag: string;
}

const words = {
  name: { en: 'Follow-up agreements', nl: 'Vervolgafspraken' },
  employer: { en: 'Employer', nl: 'Werkgever' },
  region: { en: 'Region', nl: 'Regio' },
  status: { en: 'Status', nl: 'Status' },
} as const;

/**
 * Open follow-up agreements as whole days of an iCalendar (RFC 5545). What is done or withdrawn is no longer among them, so a
 * programme that follows the calendar takes it away. The same agreements always give the same text.
 */
export function writeCalendar(
  rows: readonly DescribedFollowUp[],
  { role, language }: CalendarReader,
): WrittenCalendar {
  const calendar = ical({
    prodId: { company: 'Banenbrug', product: 'follow-up agreements', language: language.toUpperCase() },
    name: words.name[language],
    ttl: 6 * 3600,
  });
  for (const row of rows) addEvent(calendar, row, role, language);
  const text = calendar.toString();
  return { text, tag: createHash('sha256').update(text).digest('base64url') };
}

function addEvent(calendar: ICalCalendar, row: DescribedFollowUp, role: Role, language: Language): void {
  if (row.dueOn === null) return;
  const changedOn = midnight(row.lastUpdateOn);
  calendar.createEvent({
    id: `${row.id}@banenbrug`,
    sequence: row.revision,
    stamp: changedOn,
    lastModified: changedOn,
    start: midnight(row.dueOn),
    allDay: true,
    transparency: ICalEventTransparency.TRANSPARENT,
    summary: plainText(`${categoryLabels[row.category][language]}: ${counterpartyOf(row, role)}`),
    description: descriptionOf(row, language),
  });
}

/** The other side, for whoever is one; both for the liaison. */
function counterpartyOf({ employerName, regionCodes }: DescribedFollowUp, role: Role): string {
  const employer = employerName ?? '?';
  if (role === 'EMPLOYER') return regionNames(regionCodes);
  return role === 'DESK' ? employer : `${employer}, ${regionNames(regionCodes)}`;
}

function descriptionOf(row: DescribedFollowUp, language: Language): string {
  const line = (label: string, ...parts: readonly (string | null)[]): string[] => {
    const told = parts.filter((part) => part !== null).map(plainText);
    return told.length === 0 ? [] : [`${label}: ${told.join(' – ')}`];
  };
  return [
    ...line(words.employer[language], row.employerText, row.employerOwner),
    ...line(words.region[language], row.regionText, row.regionOwner),
    ...line(words.status[language], statusLabels[statusToday(row)][language]),
  ].join('\n');
}

const midnight = (day: string): Date => new Date(`${day}T00:00:00Z`);
