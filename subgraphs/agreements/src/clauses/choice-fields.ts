import type { Language } from '@banenbrug/service-common';
import type { ClauseField, Phrase } from './clause-field';

/** The values of an enum of the schema, in its order, with what each is called inside a sentence. */
export type Labels<V extends string> = Readonly<Record<V, Readonly<Record<Language, string>>>>;

/** One value of an enum. The phrase is given its label. */
export function choice<V extends string>(labels: Labels<V>, phrase: Phrase<string>): ClauseField<V> {
  const read = (value: unknown): V | null => (isValueOf(labels, value) ? value : null);
  return {
    columns: [{ suffix: '', type: 'text', isArray: false }],
    fromColumns: ([value]) => read(value),
    toColumns: (value) => [value],
    fromInput: read,
    check: () => [],
    phrase: {
      en: (value) => phrase.en(labels[value].en),
      nl: (value) => phrase.nl(labels[value].nl),
    },
  };
}

/** Several values of an enum in the order given; one named twice counts once. The phrase is given their labels. */
export function choices<V extends string>(
  labels: Labels<V>,
  phrase: Phrase<string>,
): ClauseField<readonly V[]> {
  const read = (value: unknown): readonly V[] | null => {
    if (!Array.isArray(value)) return null;
    const known = [...new Set(value.filter((item) => isValueOf(labels, item)))];
    return known.length === 0 ? null : known;
  };
  return {
    columns: [{ suffix: '', type: 'text', isArray: true }],
    fromColumns: ([value]) => read(value),
    toColumns: (value) => [value],
    fromInput: read,
    check: () => [],
    phrase: {
      en: (values) => phrase.en(values.map((value) => labels[value].en).join(', ')),
      nl: (values) => phrase.nl(values.map((value) => labels[value].nl).join(', ')),
    },
  };
}

function isValueOf<V extends string>(labels: Labels<V>, value: unknown): value is V {
  return typeof value === 'string' && Object.hasOwn(labels, value);
}
