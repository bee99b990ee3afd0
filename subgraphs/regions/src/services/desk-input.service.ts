import { checkNumber, checkText, invalidValue, type UserError } from '@banenbrug/service-common';

/** In characters. */
const longestName = 200;
const longestWebsite = 200;

const responseDays = { minimum: 1, maximum: 60 };

/** What is wrong with the name of a desk. */
export const checkDeskName = (name: string): UserError[] =>
  checkText(name, ['input', 'name'], { maximum: longestName, required: true });

/** What is wrong with the working days within which a desk promises an answer. */
export const checkResponseDays = (days: number): UserError[] =>
  checkNumber(days, ['input', 'responseDays'], responseDays);

/** What is wrong with the web address of a desk; that there is none is right. */
export function checkWebsite(website: string | null | undefined): UserError[] {
  if (website == null) return [];
  const path = ['input', 'website'];
  if (website.length > longestWebsite) return [invalidValue(path, 'TOO_LONG', { maximum: longestWebsite })];
  return /^https?:\/\/[\x21-\x7e]+$/.test(website) && URL.canParse(website)
    ? []
    : [invalidValue(path, 'MALFORMED')];
}
