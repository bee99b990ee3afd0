/**
 * graphql-js quotes what a client sent in its messages. In this hub that can be a person's number, so values
 * go and what names the place stays: variable, argument, field and expected type.
 */
const redactions: readonly (readonly [RegExp, string])[] = [
  [/^(Variable "\$\w+") got invalid value [\s\S]*$/, '$1 got an invalid value.'],
  [/^(Argument "\w+") has invalid value [\s\S]*$/, '$1 has an invalid value.'],
  [/^Expected value of type ("[\w![\]]+"), found [\s\S]*$/, 'Expected value of type $1.'],
  [/^Enum ("\w+") cannot represent (?:non-\w+ )?value: [\s\S]*$/, 'Enum $1 cannot represent this value.'],
  [/^Value "[\s\S]*" does not exist in ("\w+") enum\.[\s\S]*$/, 'Value does not exist in $1 enum.'],
  [/^(?:Expected type "[\w![\]]+"\. )?(\w+ cannot represent [\w -]*value): [\s\S]*$/, '$1.'],
  [/^(Expected type "[\w![\]]+")\. [\s\S]*$/, '$1.'],
  [/^(Syntax Error: Unexpected character): [\s\S]*$/, '$1.'],
  [/^(Syntax Error: Invalid [\w ]+), expected digit but got: [\s\S]*$/, '$1, expected digit.'],
  [/^(Syntax Error: Invalid [\w ,]+): [\s\S]*$/, '$1.'],
  [/^(Syntax Error: [\s\S]*?)\b(Name|Int|Float|String|BlockString|Comment) "[\s\S]*$/, '$1$2.'],
];

/** Names of the schema and of the operation may be told; what looks like a number or is no name may not. */
const tellable = /^[@$]?[_A-Za-z][\w.[\]]*!?$|^[[\]\w!]+$|^[^\w\s]{1,3}$/;
const numberLike = /\d{3}/;

/** A message without any value that the client sent: what stands in quotes and is no name goes as well. */
export function redactMessage(message: string): string {
  const unknownField = /^Field "([\s\S]*)" is not defined by type ("\w+")\./.exec(message);
  // A field of an input object can have any text as its name.
  if (unknownField && !/^\w*$/.test(unknownField[1] ?? '')) {
    return `Field "…" is not defined by type ${unknownField[2]}.`;
  }
  const match = redactions.find(([pattern]) => pattern.test(message));
  const redacted = match ? message.replace(match[0], match[1]) : message;
  return redacted.replace(/"([^"]*)"/g, (whole, quoted: string) =>
    tellable.test(quoted) && !numberLike.test(quoted) ? whole : '"…"',
  );
}

/** A message without the names that graphql-js suggests: for when the schema is not public. */
export function withoutSuggestion(message: string): string {
  return message.replace(/ ?Did you mean [\s\S]*\?$/, '');
}
