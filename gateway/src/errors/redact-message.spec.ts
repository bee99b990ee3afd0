import { redactMessage, withoutSuggestion } from './redact-message';

describe('redactMessage', () => {
  it.each([
    ['Cannot query field "naam" on type "Employer".', 'Cannot query field "naam" on type "Employer".'],
    ['Unknown type "[Int!]".', 'Unknown type "[Int!]".'],
    ['The service "regions" cannot be reached.', 'The service "regions" cannot be reached.'],
    [
      'Variable "$x" got invalid value "a\nb"; Expected type "LocalDate".',
      'Variable "$x" got an invalid value.',
    ],
    ['Argument "on" has invalid value "31-12".', 'Argument "on" has an invalid value.'],
    ['Expected type "Day". Not a day: 12345', 'Expected type "Day".'],
    ['Expected value of type "Day!", found {a: 1}.', 'Expected value of type "Day!".'],
    ['Unknown argument "x12345" on field "Query.a".', 'Unknown argument "…" on field "Query.a".'],
    ['Something about "a person in the street".', 'Something about "…".'],
  ])('makes %j into %j', (message, expected) => {
    expect(redactMessage(message)).toBe(expected);
  });
});

describe('withoutSuggestion', () => {
  it('loses the names that were suggested and nothing else', () => {
    expect(withoutSuggestion('Cannot query field "a" on type "T". Did you mean "b", "c", or "d"?')).toBe(
      'Cannot query field "a" on type "T".',
    );
    expect(withoutSuggestion('Cannot query field "a" on type "T".')).toBe(
      'Cannot query field "a" on type "T".',
    );
  });
});
