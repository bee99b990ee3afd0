import { createHash } from 'node:crypto';
import type { Role } from '@banenbrug/service-common';
import ical, { type ICalCalendar, ICalEventTransparency } from 'ical-generator';
import { regionNames } from '../exports/export-columns';
import type { DescribedFollowUp } from '../../repositories/described-follow-up.repository';
import { categoryLabels, statusLabels } from '../labels';
import { plainText } from '../plain-text';
import type { FileReader } from '../file-reader';
import { standingOf } from '../../services/progress/follow-up-standing.service';

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
 * programme that follows the calendar takes it away. The same agreements on the same day always give the same text.
 */
export function writeCalendar(rows: readonly DescribedFollowUp[], reader: FileReader): WrittenCalendar {
  const { language } = reader;
  const calendar = ical({
    prodId: { company: 'Banenbrug', product: 'follow-up agreements', language: language.toUpperCase() },
    name: words.name[language],
    ttl: 6 * 3600,
  });
  for (const row of rows) addEvent(calendar, row, reader);
  const text = calendar.toString();
  return { text, tag: createHash('sha256').update(text).digest('base64url') };
}

function addEvent(calendar: ICalCalendar, row: DescribedFollowUp, reader: FileReader): void {
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
    summary: plainText(
      `${categoryLabels[row.category][reader.language]}: ${counterpartyOf(row, reader.role)}`,
    ),
    description: descriptionOf(row, reader),
  });
}

/** The other side, for whoever is one; both for the liaison. */
function counterpartyOf({ employerName, regionCodes }: DescribedFollowUp, role: Role): string {
  const employer = employerName ?? '?';
  if (role === 'EMPLOYER') return regionNames(regionCodes);
  return role === 'DESK' ? employer : `${employer}, ${regionNames(regionCodes)}`;
}

function descriptionOf(row: DescribedFollowUp, { language, today }: FileReader): string {
  const line = (label: string, ...parts: readonly (string | null)[]): string[] => {
    const told = parts.filter((part) => part !== null).map(plainText);
    return told.length === 0 ? [] : [`${label}: ${told.join(' – ')}`];
  };
  return [
    ...line(words.employer[language], row.employerText, row.employerOwner),
    ...line(words.region[language], row.regionText, row.regionOwner),
    ...line(words.status[language], statusLabels[standingOf(row.status, row.lastUpdateOn, today)][language]),
  ].join('\n');
}

const midnight = (day: string): Date => new Date(`${day}T00:00:00Z`);
