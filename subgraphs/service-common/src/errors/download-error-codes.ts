import type { ErrorCodeDescription } from './error-code-description';

const refused = (en: string, nl: string): ErrorCodeDescription => ({ logLevel: 'silent', text: { en, nl } });

/** Why a file that is asked for is not sent. None of them repeats anything of ticket or file. */
export const downloadErrorCodes = {
  DOWNLOAD_METHOD_NOT_ALLOWED: refused(
    'A file is fetched here by GET.',
    'Een bestand wordt hier met GET opgehaald.',
  ),
  DOWNLOAD_TICKET_REQUIRED: refused(
    'Send the secret of the ticket in the header Authorization, as Ticket and the secret.',
    'Stuur het geheim van het ticket in de header Authorization, als Ticket en het geheim.',
  ),
  DOWNLOAD_UNKNOWN: refused(
    'There is no file for this number or link and this secret. Ask for a new one.',
    'Er is geen bestand bij dit nummer of deze link en dit geheim. Vraag een nieuw aan.',
  ),
  DOWNLOAD_EXPIRED: refused(
    'The ticket or link is no longer valid. Ask for a new one.',
    'Het ticket of de link is niet meer geldig. Vraag een nieuw aan.',
  ),
  DOWNLOAD_USED_UP: refused(
    'The file was fetched with this ticket as often as it may be. Ask for a new one.',
    'Het bestand is met dit ticket zo vaak opgehaald als mag. Vraag een nieuw ticket aan.',
  ),
  DOWNLOAD_TOO_LARGE: refused(
    'A file of this kind holds at most {maximum} rows. Ask for CSV, or for a smaller part.',
    'Een bestand van deze soort bevat hoogstens {maximum} regels. Vraag CSV aan, of een kleiner deel.',
  ),
  DOWNLOADS_BUSY: refused(
    'Too many files are being fetched now. Try again in {retryAfterSeconds} seconds.',
    'Er worden nu te veel bestanden opgehaald. Probeer het over {retryAfterSeconds} seconden opnieuw.',
  ),
} as const satisfies Record<string, ErrorCodeDescription>;
