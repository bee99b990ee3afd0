import type { Language } from '../language';
import { documentErrorCodes } from './document-error-codes';
import type { ErrorCodeDescription } from './error-code-description';

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
  GRAPHQL_VALIDATION_FAILED: {
    logLevel: 'silent',
    text: {
      en: 'The operation does not fit the schema.',
      nl: 'De vraag past niet bij het schema.',
    },
  },
  INTERNAL_SERVER_ERROR: {
    logLevel: 'error',
    text: {
      en: 'Something went wrong on our side. Try again, and name the request id when you report it.',
      nl: 'Er ging bij ons iets mis. Probeer het opnieuw en noem het verzoeknummer als u het meldt.',
    },
  },
  ...documentErrorCodes,
} as const satisfies Record<string, ErrorCodeDescription>;

/** A code of the catalogue. Stable: clients may switch on it; the message may change. */
export type ErrorCode = keyof typeof errorCodes;

/** The catalogue's sentence for a code. */
export function errorMessage(code: ErrorCode, language: Language): string {
  return errorCodes[code].text[language];
}
