import { drivingLicenceByVumCode } from '@banenbrug/service-common';
import { readList } from './read-list';
import { plainText, type Reading, unread } from './word';

/** Licences by category, as "B, BE"; the category's own spelling. "Geen" is known to be none; "ja" says not which. */
export function readLicences(text: string): Reading<readonly string[]> {
  const plain = plainText(text).replace(/^rijbewijs:? ?/, '');
  if (plain === 'geen' || plain === 'nee') return { value: [] };
  if (plain === 'ja') return unread('AMBIGUOUS');
  return readList(
    plain,
    (part) => {
      const licence = licenceOf(part);
      return licence === null ? { problem: 'UNKNOWN_CODE' } : { items: [licence] };
    },
    /[;,\n\r|/]+| en | & |\s(?=[a-z]{1,2}\d?e?$)/,
  );
}

/** The hub's code of a licence category in any case; null when there is none. */
export function licenceOf(category: string): string | null {
  const spelled = category.trim().toUpperCase().replace(/[ -]/g, '');
  return drivingLicenceByVumCode(spelled)?.code ?? null;
}
