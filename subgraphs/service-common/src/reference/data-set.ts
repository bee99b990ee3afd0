import { z } from 'zod';
import { readReferenceFile } from './reference-file';

const sourceSchema = z
  .strictObject({
    of: z.string().min(1),
    title: z.string().min(1),
    url: z.url(),
    licence: z.string().min(1).nullable(),
  })
  .readonly();

const plannedChangeSchema = z
  .strictObject({
    plannedOn: z.iso.date(),
    kind: z.literal('MERGER'),
    municipalityCodes: z.array(z.string()).min(2).readonly(),
    regionCode: z.string(),
    noteEn: z.string().min(1),
    noteNl: z.string().min(1),
    source: z.string().min(1),
  })
  .readonly();

const dataSetSchema = z
  .strictObject({
    version: z.string().regex(/^\d{4}\.\d+$/),
    date: z.iso.date(),
    years: z.array(z.int()).min(1).readonly(),
    sources: z.array(sourceSchema).readonly(),
    plannedChanges: z.array(plannedChangeSchema).readonly(),
  })
  .readonly();

/** A change of the map that was announced. A plan: nothing else in the data set follows from it. */
export type PlannedReferenceChange = z.infer<typeof plannedChangeSchema>;

/** What the table of regions and municipalities is: version, date (YYYY-MM-DD), years it is valid for, sources. */
export type ReferenceDataSet = z.infer<typeof dataSetSchema>;

/** The data set that regions and municipalities come from. */
export const referenceDataSet: ReferenceDataSet = dataSetSchema.parse(
  JSON.parse(readReferenceFile('data-set.json')),
);
