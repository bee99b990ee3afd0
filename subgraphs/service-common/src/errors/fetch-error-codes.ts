import type { ErrorCodeDescription } from './error-code-description';

/** The gateway logs why itself, once, with the cause. */
const told = (en: string, nl: string): ErrorCodeDescription => ({ logLevel: 'silent', text: { en, nl } });

/** Why the gateway could not have a part of an answer, or any. The part is that of one subgraph, named as a service. */
export const fetchErrorCodes = {
  SUBGRAPH_UNAVAILABLE: told(
    'The service "{service}" cannot be reached. Its part of the answer is missing.',
    'De dienst "{service}" is niet bereikbaar. Dit deel van het antwoord ontbreekt.',
  ),
  SUBGRAPH_TIMEOUT: told(
    'The service "{service}" did not answer in time. Its part of the answer is missing.',
    'De dienst "{service}" antwoordde niet op tijd. Dit deel van het antwoord ontbreekt.',
  ),
  SUBGRAPH_BAD_RESPONSE: told(
    'The service "{service}" gave no usable answer. Its part of the answer is missing.',
    'De dienst "{service}" gaf geen bruikbaar antwoord. Dit deel van het antwoord ontbreekt.',
  ),
  SUBGRAPH_OVERLOADED: told(
    'The service "{service}" has too much to do and was not asked. Its part of the answer is missing. Try again in {retryAfterSeconds} seconds.',
    'De dienst "{service}" heeft het te druk en is niet gevraagd. Dit deel van het antwoord ontbreekt. Probeer het over {retryAfterSeconds} seconden opnieuw.',
  ),
  OPERATION_TIMEOUT: told(
    'The operation took too long, and the part of the service "{service}" is missing. Ask for less at a time; look whether a mutation was carried out before you send it again.',
    'De vraag duurde te lang, en het deel van de dienst "{service}" ontbreekt. Vraag minder tegelijk; kijk of een mutatie is uitgevoerd voor u haar opnieuw stuurt.',
  ),
  OVERLOADED: told(
    'The hub has too much to do. Nothing of the request was done. Try again in {retryAfterSeconds} seconds.',
    'De hub heeft het te druk. Er is niets van het verzoek gedaan. Probeer het over {retryAfterSeconds} seconden opnieuw.',
  ),
} as const satisfies Record<string, ErrorCodeDescription>;
