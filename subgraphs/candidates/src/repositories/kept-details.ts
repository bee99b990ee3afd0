import { addDays } from '@banenbrug/service-common';

/** Days for which the notes and the meeting of an ended introduction can still be read (domain rule 6). */
const detailsLifetimeDays = 28;

/** Joins the introduction `i` of a private row, if its details may still be read; $2 is `detailsKeptSince`. */
export const joinKeptIntroduction = (alias: string): string =>
  `join introductions i on i.id = ${alias}.introduction_id and (i.closed_on is null or i.closed_on > $2::date)`;

/** The last day on which an introduction ended whose details are read no more. */
export const detailsKeptSince = (today: string): string => addDays(today, -detailsLifetimeDays);
