import { outside, type Span } from './spans';

const at = String.raw`(?:@| {0,2}[[({] {0,2}(?:at|apen?staart(?:je)?) {0,2}[\])}])`;
const dot = String.raw`(?:\.| {0,2}[[({] {0,2}(?:\.|dot|punt) {0,2}[\])}] {0,2})`;
/** Begins at the character before the sign: a long local part is never walked twice. */
const email = new RegExp(
  `[\\p{L}\\d_.%+\\-!#$&'*/=?^\`{|}~]"? {0,2}${at} {0,2}(?:[\\p{L}\\d-]{1,63}${dot}){1,8}\\p{L}{2,24}`,
  'giu',
);

/** Endings that make a name an address where all signs are words. */
const spokenEnding = '(?:nl|com|org|eu|net|be|de|uk|info|frl|amsterdam|edu|io)';
/** "naam at bedrijf punt nl", "naam apenstaartje bedrijf.nl"; "at" alone before "bedrijf.nl" is a place of work. */
const spokenEmail = new RegExp(
  `[\\p{L}\\d] {1,2}(?:at(?= {1,2}[\\p{L}\\d-]{1,63} )|apen?staart(?:je)?) {1,2}(?:[\\p{L}\\d-]{1,63}(?: {1,2}(?:dot|punt) {1,2}|\\.)){1,4}${spokenEnding}(?![\\p{L}\\d])`,
  'giu',
);

/** Endings of addresses on short and common hosts; as some are words, they count before a path only. */
const endingBeforePath =
  '(?:net|be|de|nu|info|io|app|dev|ai|co|fr|gl|gle|link|ly|me|page|shop|site|to|tv|uk|work|amsterdam)';
const url = new RegExp(
  [
    String.raw`(?:h..ps?|ftp):\/\/ ?\S`,
    String.raw`(?<![a-z0-9@.-])www ?\. ?[a-z0-9-]{1,63} ?\.`,
    // A bare domain: "magazijn.de" is a missing space, and ASP.NET is software.
    String.raw`(?<![a-z0-9@._-])(?:[a-z0-9-]{1,63}\.){1,5}(?:(?:nl|com|org|eu|frl|be|co\.uk|(?<!asp\.|vb\.|ado\.|ml\.)net)(?![a-z0-9-])|${endingBeforePath}\/[a-z0-9])`,
    String.raw`(?<![a-z0-9@._-])[a-z0-9-]{2,63}(?: \. | {0,2}[[({](?:\.|dot|punt)[\])}] {0,2})(?:nl|com|org|eu)(?![a-z0-9-])`,
  ].join('|'),
  'gi',
);
/** The name of a person or a firm on a social network. */
const handle =
  /(?<![a-z])(?:bluesky|facebook|fb|insta(?:gram)?|linkedin|mastodon|snap(?:chat)?|telegram|threads|tik ?tok|twitter|youtube)(?![a-z])[^\n@]{0,25}@[a-z0-9_]/gi;

function spansOf(text: string, pattern: RegExp): Span[] {
  return [...text.matchAll(pattern)].map(({ 0: found, index }) => ({
    start: index,
    end: index + found.length,
  }));
}

/** Without one of these a text holds no address: most texts are short, and looked through once instead of four times. */
const signs = /[@.:[({]| (?:at|ape)/i;

/** Where a folded text holds e-mail addresses, written out, with "[at]" or in words. */
export function findEmails(text: string): Span[] {
  if (!signs.test(text)) return [];
  return [...spansOf(text, email), ...spansOf(text, spokenEmail)];
}

/** Where a folded text holds web addresses or names on social networks; the domain of an e-mail address is none. */
export function findUrls(text: string, emails: readonly Span[]): number[] {
  if (!signs.test(text)) return [];
  return [...outside(emails, spansOf(text, url)), ...spansOf(text, handle)].map(({ start }) => start);
}
