import { type Language, regionByCode } from '@banenbrug/service-common';
import type { DescribedFollowUp } from '../follow-ups/described-follow-up.repository';
import { categoryLabels, detailLabels, statusLabels } from '../follow-ups/labels';
import { statusToday } from '../follow-ups/open-follow-up';
import { plainText } from '../follow-ups/plain-text';
import { missingDetails } from '../services/missing-details.service';

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
  readonly cellOf: (row: DescribedFollowUp, language: Language) => ExportCell;
}

const text = (value: string | null): ExportCell =>
  value === null ? null : { type: 'TEXT', value: plainText(value) };
const day = (value: string | null): ExportCell => (value === null ? null : { type: 'DAY', value });

const column = (en: string, nl: string, width: number, cellOf: ExportColumn['cellOf']): ExportColumn => ({
  title: { en, nl },
  width,
  cellOf,
});

/** The names of regions, in the order of their codes. */
export const regionNames = (codes: readonly string[]): string =>
  codes.map((code) => regionByCode(code)?.name ?? code).join(', ');

/** The columns of an export, in their order. */
export const exportColumns: readonly ExportColumn[] = [
  column('Session', 'Sessie', 8, ({ sessionNumber: value }) =>
    value === null ? null : { type: 'NUMBER', value },
  ),
  column('Title of the session', 'Titel van de sessie', 30, (row) => text(row.sessionTitle)),
  column('Day of the session', 'Dag van de sessie', 12, (row) => day(row.sessionHeldOn)),
  column('Employer', 'Werkgever', 30, (row) => text(row.employerName)),
  column('Region codes', 'Regiocodes', 14, (row) => text(row.regionCodes.join(', '))),
  column('Regions', 'Regio’s', 30, (row) => text(regionNames(row.regionCodes))),
  column('Category', 'Onderwerp', 26, (row, language) => text(categoryLabels[row.category][language])),
  column('Text of the employer', 'Tekst van de werkgever', 50, (row) => text(row.employerText)),
  column('Text of the region', 'Tekst van de regio', 50, (row) => text(row.regionText)),
  column('Who at the employer', 'Wie bij de werkgever', 24, (row) => text(row.employerOwner)),
  column('Who in the region', 'Wie in de regio', 24, (row) => text(row.regionOwner)),
  column('Due on', 'Uiterlijk op', 12, (row) => day(row.dueOn)),
  column('Status today', 'Status vandaag', 16, (row, language) =>
    text(statusLabels[statusToday(row)][language]),
  ),
  column('Last update', 'Laatste wijziging', 12, (row) => day(row.lastUpdateOn)),
  column('Recorded on', 'Vastgelegd op', 12, (row) => day(row.recordedOn)),
  column('Still missing', 'Ontbreekt nog', 40, (row, language) =>
    text(
      missingDetails(row)
        .map((detail) => detailLabels[detail][language])
        .join(', ') || null,
    ),
  ),
  column('Id', 'Kenmerk', 38, (row) => text(row.id)),
];
