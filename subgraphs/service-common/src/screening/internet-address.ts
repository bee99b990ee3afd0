const at = String.raw`(?:@| {0,2}[[({] {0,2}(?:at|apen?staartje) {0,2}[\])}])`;
const dot = String.raw`(?:\.| {0,2}[[({] {0,2}(?:dot|punt) {0,2}[\])}] {0,2})`;
/** Begins at the character before the sign: a long local part is never walked twice. */
const email = new RegExp(
  `[\\p{L}\\d_.%+\\-!#$&'*/=?^\`{|}~]"? {0,2}${at} {0,2}(?:[\\p{L}\\d-]{1,63}${dot}){1,8}\\p{L}{2,24}`,
  'giu',
);

const url = new RegExp(
  [
    String.raw`(?:https?|ftp):\/\/\S`,
    String.raw`(?<![a-z0-9@.-])www\.[a-z0-9-]{1,63}\.`,
    // A bare domain. Endings that are also words count only before a path: "magazijn.de" is a missing space.
    String.raw`(?<![a-z0-9@._-])(?:[a-z0-9-]{1,63}\.){1,5}(?:(?:nl|com|org|eu|frl)(?![a-z0-9-])|(?:net|be|de|nu|info|io|app|dev|amsterdam)\/[a-z0-9])`,
  ].join('|'),
  'gi',
);

/** Where a folded text holds an e-mail address, written out or with "[at]". */
export function findEmails(text: string): number[] {
  return [...text.matchAll(email)].map(({ index }) => index);
}

/** Where a folded text holds a web address. */
export function findUrls(text: string): number[] {
  return [...text.matchAll(url)].map(({ index }) => index);
}
