import type { Language } from '@banenbrug/service-common';
import type { TransportError, TransportErrorCode } from '../transport/subgraph-transport';

/** The client has gone: nobody to answer, and nothing to log. */
export class ClientGone extends Error {
  constructor() {
    super('the client has gone');
    this.name = 'ClientGone';
  }
}

/** A failure as the client is told of it, in the form of every refusal. */
export interface ToldFailure {
  readonly status: number;
  readonly message: string;
  readonly extensions: Readonly<Record<string, unknown>>;
}

const late = {
  status: 504,
  en: (service: string) => `The service "${service}" did not answer in time.`,
  nl: (service: string) => `De dienst "${service}" antwoordde niet op tijd.`,
};

/** The codes are those of fetches; a fetch says what is missing of an answer, and here there is no rest. */
const failures: Record<TransportErrorCode, typeof late> = {
  SUBGRAPH_UNAVAILABLE: {
    status: 503,
    en: (service) => `The service "${service}" cannot be reached.`,
    nl: (service) => `De dienst "${service}" is niet bereikbaar.`,
  },
  SUBGRAPH_BAD_RESPONSE: {
    status: 502,
    en: (service) => `The service "${service}" gave no usable answer.`,
    nl: (service) => `De dienst "${service}" gaf geen bruikbaar antwoord.`,
  },
  SUBGRAPH_TIMEOUT: late,
  OPERATION_TIMEOUT: late,
};

/** Nothing is sent twice by the gateway, so whether a file arrived can be unknown. */
const advice: Record<Language, string> = {
  en: 'Look whether the file arrived before you send it again.',
  nl: 'Kijk of het bestand is aangekomen voor u het opnieuw stuurt.',
};

/** Puts into words that a subgraph gave no answer to a file. */
export function tellFailure({ code }: TransportError, service: string, language: Language): ToldFailure {
  const { status, [language]: happened } = failures[code];
  return { status, message: `${happened(service)} ${advice[language]}`, extensions: { code, service } };
}
