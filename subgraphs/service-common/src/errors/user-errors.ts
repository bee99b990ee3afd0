import type { SensitiveCategory } from '../screening';
import type { Language } from '../language';

/** Where in the input a refused value stands, such as ['input', 'hoursPerWeek', 'max']. */
export type InputPath = readonly string[];

/** Why a value that the schema allows is refused. */
export type InvalidValueReason =
  | 'REQUIRED'
  | 'TOO_LONG'
  | 'OUT_OF_RANGE'
  | 'END_BEFORE_START'
  | 'MALFORMED'
  | 'IN_THE_PAST'
  | 'IN_THE_FUTURE'
  | 'NOT_APPLICABLE';

/**
 * The expected refusals of a mutation, as data in its payload. They name the place and the kind, never the
 * value: what was refused may be a person's number.
 */
export type UserError =
  | { readonly __typename: 'ReferenceUnknown'; readonly path: InputPath }
  | {
      readonly __typename: 'InvalidValue';
      readonly path: InputPath;
      readonly reason: InvalidValueReason;
      readonly minimum?: number;
      readonly maximum?: number;
    }
  | {
      readonly __typename: 'SensitiveText';
      readonly path: InputPath;
      readonly category: SensitiveCategory;
      readonly line: number;
    }
  | { readonly __typename: 'IdempotencyKeyReused'; readonly path: InputPath }
  | { readonly __typename: 'AlreadyExists'; readonly path: InputPath }
  | { readonly __typename: 'StateConflict'; readonly path: InputPath; readonly currentState: string }
  | { readonly __typename: 'RateLimited'; readonly path: InputPath; readonly retryAfterSeconds: number };

/** The code of each refusal: the enum UserErrorCode of the schema. */
export const userErrorCodes = {
  ReferenceUnknown: 'REFERENCE_UNKNOWN',
  InvalidValue: 'INVALID_VALUE',
  SensitiveText: 'SENSITIVE_TEXT',
  IdempotencyKeyReused: 'IDEMPOTENCY_KEY_REUSED',
  AlreadyExists: 'ALREADY_EXISTS',
  StateConflict: 'STATE_CONFLICT',
  RateLimited: 'RATE_LIMITED',
} as const satisfies Record<UserError['__typename'], string>;

export const referenceUnknown = (...path: string[]): UserError => ({ __typename: 'ReferenceUnknown', path });

export const invalidValue = (
  path: InputPath,
  reason: InvalidValueReason,
  bounds: { minimum?: number; maximum?: number } = {},
): UserError => ({ __typename: 'InvalidValue', path, reason, ...bounds });

export const sensitiveText = (path: InputPath, category: SensitiveCategory, line: number): UserError => ({
  __typename: 'SensitiveText',
  path,
  category,
  line,
});

export const idempotencyKeyReused = (path: InputPath = ['input', 'idempotencyKey']): UserError => ({
  __typename: 'IdempotencyKeyReused',
  path,
});

export const alreadyExists = (...path: string[]): UserError => ({ __typename: 'AlreadyExists', path });

export const stateConflict = (path: InputPath, currentState: string): UserError => ({
  __typename: 'StateConflict',
  path,
  currentState,
});

/** That a thing was changed since its revision was read; null when it was not. */
export const revisionConflict = (
  expected: number,
  revision: number,
  field = 'expectedRevision',
): UserError | null =>
  expected === revision ? null : stateConflict(['input', field], `REVISION_${revision}`);

export const rateLimited = (path: InputPath, retryAfterSeconds: number): UserError => ({
  __typename: 'RateLimited',
  path,
  retryAfterSeconds,
});

const reasons: Record<InvalidValueReason, Record<Language, string>> = {
  REQUIRED: { en: 'This value is needed.', nl: 'Deze waarde is nodig.' },
  TOO_LONG: { en: 'This text is too long.', nl: 'Deze tekst is te lang.' },
  OUT_OF_RANGE: { en: 'This value is out of range.', nl: 'Deze waarde valt buiten de grenzen.' },
  END_BEFORE_START: { en: 'The end lies before the start.', nl: 'Het einde ligt voor het begin.' },
  MALFORMED: { en: 'This value is not well-formed.', nl: 'Deze waarde heeft niet de juiste vorm.' },
  IN_THE_PAST: { en: 'This date lies in the past.', nl: 'Deze datum ligt in het verleden.' },
  NOT_APPLICABLE: {
    en: 'This value does not go with the others. Leave it out.',
    nl: 'Deze waarde past niet bij de andere. Laat haar weg.',
  },
  IN_THE_FUTURE: { en: 'This date lies in the future.', nl: 'Deze datum ligt in de toekomst.' },
};

/** The sentence a person reads for a refusal, in the language of the request. */
export function userErrorMessage(error: UserError, language: Language): string {
  const dutch = language === 'nl';
  switch (error.__typename) {
    case 'ReferenceUnknown':
      return dutch
        ? 'Deze verwijzing bestaat niet, of niet voor u.'
        : 'This reference does not exist, or not for you.';
    case 'InvalidValue':
      return reasons[error.reason][language];
    case 'SensitiveText':
      return dutch
        ? `Regel ${error.line} bevat gegevens die hier niet mogen staan (${error.category}). Haal ze weg en probeer het opnieuw.`
        : `Line ${error.line} holds data that must not be here (${error.category}). Remove it and try again.`;
    case 'IdempotencyKeyReused':
      return dutch
        ? 'Deze idempotencyKey is al gebruikt voor een ander verzoek.'
        : 'This idempotencyKey was used before for another request.';
    case 'AlreadyExists':
      return dutch ? 'Dit bestaat al.' : 'This exists already.';
    case 'StateConflict':
      return dutch
        ? `Dit kan niet in de huidige toestand (${error.currentState}).`
        : `This is not possible in the present state (${error.currentState}).`;
    case 'RateLimited':
      return dutch
        ? `Dit is te veel in korte tijd. Probeer het over ${error.retryAfterSeconds} seconden opnieuw.`
        : `This is too much in a short time. Try again in ${error.retryAfterSeconds} seconds.`;
  }
}
