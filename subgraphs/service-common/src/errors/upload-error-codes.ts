import type { ErrorCodeDescription } from './error-code-description';

const refused = (en: string, nl: string): ErrorCodeDescription => ({ logLevel: 'silent', text: { en, nl } });

/** Why a file that is sent with a ticket is not taken. None of them repeats anything of ticket or file. */
export const uploadErrorCodes = {
  METHOD_NOT_ALLOWED: refused(
    'A file is sent here by PUT, with the secret of its ticket.',
    'Een bestand wordt hier met PUT verstuurd, met het geheim van zijn ticket.',
  ),
  UPLOAD_TICKET_REQUIRED: refused(
    'Send the secret of the ticket in the header Authorization, as Ticket and the secret.',
    'Stuur het geheim van het ticket in de header Authorization, als Ticket en het geheim.',
  ),
  UPLOAD_UNKNOWN: refused(
    'There is no ticket with this number and secret. Ask for a new one.',
    'Er is geen ticket met dit nummer en dit geheim. Vraag een nieuw ticket aan.',
  ),
  UPLOAD_CONFLICT: refused(
    'Something else of yours is running that must end first. Send the file when it is done; the ticket stays good until it expires.',
    'Er loopt nog iets anders van u dat eerst klaar moet zijn. Stuur het bestand daarna; het ticket blijft geldig tot het verloopt.',
  ),
  UPLOAD_EXPIRED: refused(
    'The ticket is no longer valid. Ask for a new one.',
    'Het ticket is niet meer geldig. Vraag een nieuw ticket aan.',
  ),
  UPLOAD_ALREADY_RECEIVED: refused(
    'A file was sent with this ticket before, or is being sent now. Ask for a new ticket to send another.',
    'Met dit ticket is al een bestand verstuurd, of wordt er nu een verstuurd. Vraag een nieuw ticket aan voor een ander bestand.',
  ),
  UPLOAD_SIZE_MISMATCH: refused(
    'The file does not have the size that its ticket was made for. Ask for a ticket for this file.',
    'Het bestand heeft niet de grootte waarvoor het ticket is gemaakt. Vraag een ticket aan voor dit bestand.',
  ),
  UPLOAD_HASH_MISMATCH: refused(
    'The file is not the one that its ticket was made for: its SHA-256 differs. Send that one, or ask for a ticket for this one.',
    'Het bestand is niet het bestand waarvoor het ticket is gemaakt: de SHA-256 is anders. Stuur dat bestand, of vraag een ticket aan voor dit bestand.',
  ),
  UPLOAD_INTERRUPTED: refused(
    'The file did not arrive whole. Send it again.',
    'Het bestand is niet heel aangekomen. Stuur het opnieuw.',
  ),
  UPLOAD_NO_SPACE: {
    logLevel: 'error',
    text: {
      en: 'There is no room for the file now. Try again later; the ticket stays good until it expires.',
      nl: 'Er is nu geen ruimte voor het bestand. Probeer het later opnieuw; het ticket blijft geldig tot het verloopt.',
    },
  },
  UPLOADS_BUSY: refused(
    'Too many files are being received now. Try again in {retryAfterSeconds} seconds.',
    'Er worden nu te veel bestanden ontvangen. Probeer het over {retryAfterSeconds} seconden opnieuw.',
  ),
} as const satisfies Record<string, ErrorCodeDescription>;
