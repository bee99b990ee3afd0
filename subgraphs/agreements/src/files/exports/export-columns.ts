import { type Language, regionByCode } from '@banenbrug/service-common';
import type { DescribedFollowUp } from '../../repositories/described-follow-up.repository';
import type { FileReader } from '../file-reader';
import { categoryLabels, detailLabels, statusLabels } from '../labels';
import { plainText } from '../plain-text';
import { standingOf } from '../../services/progress/follow-up-standing.service';
import { missingDetails } from '../../services/recording/missing-details.service';
import { countsOfResult } from '../../services/progress/result-counts.service';

/** What a cell holds: a text, a number, a day (YYYY-MM-DD), or nothing. */
export type ExportCell =
  | { readonly type: 'TEXT'; readonly value: string }
  | { readonly type: 'NUMBER'; readonly value: number }
  | { readonly type: 'DAY'; readonly value: string }
  | null;

/** A column of the file. */
export interface ExportColumn {
  readonly title: Readonly<Record<Language, string>>;
  /** How wide it stands in a workbook, in characters. */
  readonly width: number;
  readonly cellOf: (row: DescribedFollowUp, reader: FileReader) => ExportCell;
}

const text = (value: string | null): ExportCell =>
  value === null ? null : { type: 'TEXT', value: plainText(value) };
const number = (value: number | null): ExportCell => (value === null ? null : { type: 'NUMBER', value });
const day = (value: string | null): ExportCell => (value === null ? null : { type: 'DAY', value });

const column = (en: string, nl: string, width: number, cellOf: ExportColumn['cellOf']): ExportColumn => ({
  title: { en, nl },
  width,
  cellOf,
});

/** The names of regions, in the order of their codes. */
export const regionNames = (codes: readonly string[]): string =>
  codes.map((code) => regionByCode(code)?.name ?? code).join(', ');

/** How many began to work, as the reader is told it: a number that is too small to tell says so. */
function placementsOf(row: DescribedFollowUp, reader: FileReader): ExportCell {
  const { placements } = countsOfResult(reader, row);
  return placements?.isSuppressed ? text(suppressed[reader.language]) : number(placements?.count ?? null);
}

const suppressed = { en: 'fewer than 5', nl: 'minder dan 5' } as const;
const answers = { en: ['no', 'yes'], nl: ['nee', 'ja'] } as const;
const answer = (value: boolean | null, { language }: FileReader): ExportCell =>
  text(value === null ? null : answers[language][value ? 1 : 0]);

/** What came of it: empty while nothing was told. */
const resultColumns: readonly ExportColumn[] = [
  column('Met', 'Gesprek gevoerd', 12, (row, reader) => answer(row.isMeetingHeld, reader)),
  column('Arrangement signed', 'Afspraak ondertekend', 14, (row, reader) =>
    answer(row.isArrangementSigned, reader),
  ),
  column('Placements', 'Plaatsingen', 12, placementsOf),
  column('Hours per week', 'Uren per week', 12, (row, reader) =>
    number(countsOfResult(reader, row).hoursPerWeek),
  ),
  column('Jobs', 'Banen', 10, (row, reader) => number(countsOfResult(reader, row).jobsEquivalent)),
];

/** The columns of an export, in their order. */
export const exportColumns: readonly ExportColumn[] = [
  column('Session', 'Sessie', 8, (row) => number(row.sessionNumber)),
  column('Title of the session', 'Titel van de sessie', 30, (row) => text(row.sessionTitle)),
  column('Day of the session', 'Dag van de sessie', 12, (row) => day(row.sessionHeldOn)),
  column('Employer', 'Werkgever', 30, (row) => text(row.employerName)),
  column('Region codes', 'Regiocodes', 14, (row) => text(row.regionCodes.join(', '))),
  column('Regions', 'Regio’s', 30, (row) => text(regionNames(row.regionCodes))),
  column('Category', 'Onderwerp', 26, (row, { language }) => text(categoryLabels[row.category][language])),
  column('Text of the employer', 'Tekst van de werkgever', 50, (row) => text(row.employerText)),
  column('Text of the region', 'Tekst van de regio', 50, (row) => text(row.regionText)),
  column('Text of the table', 'Tekst van de tafel', 50, (row) => text(row.tableText)),
  column('Who at the employer', 'Wie bij de werkgever', 24, (row) => text(row.employerOwner)),
  column('Who in the region', 'Wie in de regio', 24, (row) => text(row.regionOwner)),
  column('Due on', 'Uiterlijk op', 12, (row) => day(row.dueOn)),
  column('Status today', 'Status vandaag', 16, (row, { language, today }) =>
    text(statusLabels[standingOf(row.status, row.lastUpdateOn, today)][language]),
  ),
  column('Last update', 'Laatste wijziging', 12, (row) => day(row.lastUpdateOn)),
  column('Recorded on', 'Vastgelegd op', 12, (row) => day(row.recordedOn)),
  column('Still missing', 'Ontbreekt nog', 40, (row, { language }) =>
    text(
      missingDetails(row)
        .map((detail) => detailLabels[detail][language])
        .join(', ') || null,
    ),
  ),
  ...resultColumns,
  column('Id', 'Kenmerk', 38, (row) => text(row.id)),
];
