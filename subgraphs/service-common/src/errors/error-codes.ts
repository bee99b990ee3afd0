import type { Language } from '../language';
import { documentErrorCodes } from './document-error-codes';
import type { ErrorCodeDescription } from './error-code-description';
import { fetchErrorCodes } from './fetch-error-codes';
import { requestErrorCodes } from './request-error-codes';
import { subscriptionErrorCodes } from './subscription-error-codes';
import { downloadErrorCodes } from './download-error-codes';
import { uploadErrorCodes } from './upload-error-codes';

/**
 * Every code that can stand in `errors[].extensions.code`, in one place. Expected outcomes of a mutation are
 * not here: they are typed data in its payload (see user-errors.ts).
 */
export const errorCodes = {
  UNAUTHENTICATED: {
    logLevel: 'silent',
    text: {
      en: 'The access token is missing, expired or not valid here. Sign in again.',
      nl: 'Het toegangstoken ontbreekt, is verlopen of is hier niet geldig. Log opnieuw in.',
    },
  },
  TOKEN_KEYS_UNAVAILABLE: {
    logLevel: 'error',
    text: {
      en: 'No access token can be checked now: the keys of its issuer cannot be had. Try again later.',
      nl: 'Geen toegangstoken kan nu worden gecontroleerd: de sleutels van de uitgever zijn er niet. Probeer het later opnieuw.',
    },
  },
  ACCESS_UNAVAILABLE: {
    logLevel: 'error',
    text: {
      en: 'What you may see and do cannot be looked up now. Try again later.',
      nl: 'Wat u mag zien en doen kan nu niet worden opgezocht. Probeer het later opnieuw.',
    },
  },
  NO_ACCESS: {
    logLevel: 'silent',
    text: {
      en: 'You are signed in, but nobody has given you access here. Ask the administrator of the hub.',
      nl: 'U bent ingelogd, maar niemand heeft u hier toegang gegeven. Vraag de beheerder van de hub.',
    },
  },
  SCOPE_AMBIGUOUS: {
    logLevel: 'silent',
    text: {
      en: 'You may act for more than one party. Name one of the choices in the header banenbrug-acting-for.',
      nl: 'U kunt voor meer dan één partij handelen. Noem een van de keuzes in de header banenbrug-acting-for.',
    },
  },
  SCOPE_NOT_GRANTED: {
    logLevel: 'silent',
    text: {
      en: 'What the header banenbrug-acting-for names was not granted to you.',
      nl: 'Wat de header banenbrug-acting-for noemt, is u niet toegekend.',
    },
  },
  FORBIDDEN: {
    logLevel: 'silent',
    text: {
      en: 'Your role may not see or do this.',
      nl: 'Uw rol mag dit niet zien of doen.',
    },
  },
  BAD_USER_INPUT: {
    logLevel: 'silent',
    text: {
      en: 'An argument has a value that is not possible.',
      nl: 'Een argument heeft een waarde die niet kan.',
    },
  },
  PAGE_SIZE_OUT_OF_RANGE: {
    logLevel: 'silent',
    text: {
      en: 'A page has at least 1 and at most 100 items. Ask for the next page with `after`.',
      nl: 'Een pagina heeft minstens 1 en hoogstens 100 regels. Vraag de volgende pagina met `after`.',
    },
  },
  CURSOR_INVALID: {
    logLevel: 'silent',
    text: {
      en: 'This cursor does not belong to this list. Start again without `after`.',
      nl: 'Deze cursor hoort niet bij deze lijst. Begin opnieuw zonder `after`.',
    },
  },
  SAVED_CRITERIA_INVALID: {
    logLevel: 'silent',
    text: {
      en: 'What this saved search asks can no longer be asked. Change its criteria.',
      nl: 'Wat deze bewaarde zoekopdracht vraagt, kan niet meer worden gevraagd. Pas de criteria aan.',
    },
  },
  GRAPHQL_VALIDATION_FAILED: {
    logLevel: 'silent',
    text: {
      en: 'The operation does not fit the schema.',
      nl: 'De vraag past niet bij het schema.',
    },
  },
  BAD_REQUEST: {
    logLevel: 'silent',
    text: {
      en: 'The request cannot be read: send GraphQL as JSON in UTF-8.',
      nl: 'Het verzoek is niet te lezen: stuur GraphQL als JSON in UTF-8.',
    },
  },
  NOT_FOUND: {
    logLevel: 'silent',
    text: {
      en: 'There is nothing here. GraphQL is at /graphql.',
      nl: 'Hier is niets. GraphQL is op /graphql.',
    },
  },
  MISDIRECTED_REQUEST: {
    logLevel: 'silent',
    text: {
      en: 'This hub answers only to these names: {names}.',
      nl: 'Deze hub antwoordt alleen op deze namen: {names}.',
    },
  },
  ORIGIN_NOT_ALLOWED: {
    logLevel: 'silent',
    text: {
      en: 'Web pages of this origin may not ask this hub. Its operator can allow the origin.',
      nl: 'Webpagina’s van deze herkomst mogen deze hub niets vragen. De beheerder kan de herkomst toestaan.',
    },
  },
  REQUEST_TIMEOUT: {
    logLevel: 'silent',
    text: {
      en: 'The request took too long to arrive. Send it again, faster.',
      nl: 'Het verzoek deed er te lang over om binnen te komen. Stuur het opnieuw, sneller.',
    },
  },
  HEADERS_TOO_LARGE: {
    logLevel: 'silent',
    text: {
      en: 'The headers of a request may be at most {maximum} bytes together. Send a long query by POST.',
      nl: 'De headers van een verzoek mogen samen hoogstens {maximum} bytes zijn. Stuur een lange vraag met POST.',
    },
  },
  PAYLOAD_TOO_LARGE: {
    logLevel: 'silent',
    text: {
      en: 'A request body may be at most {maximum} bytes.',
      nl: 'De inhoud van een verzoek mag hoogstens {maximum} bytes zijn.',
    },
  },
  JSON_TOO_DEEP: {
    logLevel: 'silent',
    text: {
      en: 'The JSON of a request may be nested at most {maximum} levels deep.',
      nl: 'De JSON van een verzoek mag hoogstens {maximum} niveaus diep zijn.',
    },
  },
  RATE_LIMITED: {
    logLevel: 'silent',
    text: {
      en: 'You may ask {limit} times in {windowSeconds} seconds. Try again in {retryAfterSeconds} seconds.',
      nl: 'U mag {limit} keer vragen in {windowSeconds} seconden. Probeer het over {retryAfterSeconds} seconden opnieuw.',
    },
  },
  RESPONSE_TOO_LARGE: {
    logLevel: 'silent',
    text: {
      en: 'The answer is longer than {maximum} bytes and was not sent. Ask for smaller pages or fewer fields. A mutation was carried out all the same: do not send it again.',
      nl: 'Het antwoord is langer dan {maximum} bytes en is niet verstuurd. Vraag kleinere pagina’s of minder velden. Een mutatie is wel uitgevoerd: stuur die niet opnieuw.',
    },
  },
  INTERNAL_SERVER_ERROR: {
    logLevel: 'error',
    text: {
      en: 'Something went wrong on our side. Try again, and name the request id when you report it.',
      nl: 'Er ging bij ons iets mis. Probeer het opnieuw en noem het verzoeknummer als u het meldt.',
    },
  },
  ...requestErrorCodes,
  ...documentErrorCodes,
  ...fetchErrorCodes,
  ...uploadErrorCodes,
  ...subscriptionErrorCodes,
  ...downloadErrorCodes,
} as const satisfies Record<string, ErrorCodeDescription>;

/** A code of the catalogue. Stable: clients may switch on it; the message may change. */
export type ErrorCode = keyof typeof errorCodes;

/** Safe facts of one error, such as the argument's name and its bounds. Never a value that a caller sent. */
export type ErrorDetails = Readonly<Record<string, string | number>>;

/** The catalogue's sentence for a code; `{name}` in it stands for the detail of that name. */
export function errorMessage(code: ErrorCode, language: Language, details: ErrorDetails = {}): string {
  return errorCodes[code].text[language].replace(/\{(\w+)\}/g, (gap, name: string) =>
    String(details[name] ?? gap),
  );
}
