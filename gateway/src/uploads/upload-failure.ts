import type { Language } from '@banenbrug/service-common';
import { type ToldFailure, tellNoAnswer } from '../http/tell-no-answer';
import type { TransportError } from '../transport/subgraph-transport';

/** Nothing is sent twice by the gateway, so whether a file arrived can be unknown. */
const advice: Record<Language, string> = {
  en: 'Look whether the file arrived before you send it again.',
  nl: 'Kijk of het bestand is aangekomen voor u het opnieuw stuurt.',
};

/** Puts into words that a subgraph gave no answer to a file. */
export function tellFailure(error: TransportError, service: string, language: Language): ToldFailure {
  const { status, message, extensions } = tellNoAnswer(error, service, language);
  return { status, message: `${message} ${advice[language]}`, extensions };
}
