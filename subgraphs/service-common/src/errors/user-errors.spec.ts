import { done, refusal, refused, refusedBeside } from './outcome';
import {
  alreadyExists,
  idempotencyKeyReused,
  invalidValue,
  type InvalidValueReason,
  rateLimited,
  referenceUnknown,
  revisionConflict,
  sensitiveText,
  stateConflict,
  type UserError,
  userErrorCodes,
  userErrorMessage,
} from './user-errors';

const reasons: InvalidValueReason[] = [
  'REQUIRED',
  'TOO_LONG',
  'OUT_OF_RANGE',
  'END_BEFORE_START',
  'MALFORMED',
  'IN_THE_PAST',
  'IN_THE_FUTURE',
];

const everyKind: UserError[] = [
  referenceUnknown('input', 'siteId'),
  ...reasons.map((reason) => invalidValue(['input', 'hours'], reason)),
  sensitiveText(['input', 'note'], 'BSN', 3),
  idempotencyKeyReused(),
  alreadyExists('input', 'name'),
  stateConflict(['input', 'id'], 'WITHDRAWN'),
  rateLimited(['input', 'code'], 30),
];

describe('userErrorMessage', () => {
  it('has a sentence of its own in each language for every kind and reason', () => {
    expect(new Set(everyKind.map(({ __typename }) => __typename))).toEqual(
      new Set(Object.keys(userErrorCodes)),
    );
    const sentences = everyKind.flatMap((error) => [
      userErrorMessage(error, 'en'),
      userErrorMessage(error, 'nl'),
    ]);
    for (const sentence of sentences) expect(sentence).toMatch(/^[A-Z][^]+\.$/);
    expect(new Set(sentences).size).toBe(sentences.length);
  });

  it('names line and category of a sensitive text, and the state of a conflict', () => {
    const sensitive = sensitiveText(['input', 'note'], 'BSN', 3);
    expect(userErrorMessage(sensitive, 'en')).toMatch(/^Line 3 .*\(BSN\)/);
    expect(userErrorMessage(sensitive, 'nl')).toMatch(/^Regel 3 .*\(BSN\)/);
    expect(userErrorMessage(stateConflict([], 'WITHDRAWN'), 'nl')).toContain('WITHDRAWN');
  });
});

describe('an outcome', () => {
  it('is the thing, or at least one reason why not', () => {
    expect(done(1)).toEqual({ value: 1, errors: [] });
    expect(refused(idempotencyKeyReused())).toEqual({ value: null, errors: [idempotencyKeyReused()] });
    expect(refusal([])).toBeNull();
    expect(refusal(everyKind)).toEqual({ value: null, errors: everyKind });
  });

  it('tells the thing as it is now to whoever comes second, and beside no other refusal', () => {
    const conflict = revisionConflict(1, 2);
    expect(conflict).toEqual(stateConflict(['input', 'expectedRevision'], 'REVISION_2'));
    expect(revisionConflict(2, 2)).toBeNull();
    const unknown = referenceUnknown('input', 'siteId');
    expect(refusedBeside('now', unknown)).toEqual({ value: null, errors: [unknown] });
    expect(conflict && refusedBeside('now', unknown, conflict)).toEqual({
      value: null,
      errors: [unknown, conflict],
      present: 'now',
    });
  });
});
