import type { Language } from '@banenbrug/service-common';
import type { TransportError, TransportErrorCode } from '../transport/subgraph-transport';

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
  SUBGRAPH_OVERLOADED: {
    status: 503,
    en: (service) => `The service "${service}" has too much to do.`,
    nl: (service) => `De dienst "${service}" heeft het te druk.`,
  },
  SUBGRAPH_TIMEOUT: late,
  OPERATION_TIMEOUT: late,
};

/** Puts into words that a subgraph gave no answer to what was passed on to it. */
export function tellNoAnswer({ code }: TransportError, service: string, language: Language): ToldFailure {
  const { status, [language]: happened } = failures[code];
  return { status, message: happened(service), extensions: { code, service } };
}
