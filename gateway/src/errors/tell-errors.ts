import { redactMessage, withoutSuggestion } from './redact-message';
import type { TellError } from './tell-result';

/** What the messages of errors may say: no value that was sent, and where the schema is not public no name of it. */
export function tellErrors(introspection: boolean): TellError {
  return (error) => ({
    ...error,
    message: redactMessage(introspection ? error.message : withoutSuggestion(error.message)),
  });
}
