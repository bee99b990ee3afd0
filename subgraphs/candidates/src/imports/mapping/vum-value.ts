/** An object of a VUM record, whose fields may be of any kind. */
export type VumObject = Readonly<Record<string, unknown>>;

/** Items of a list that are looked at. */
const longestList = 200;

const isObject = (value: unknown): value is VumObject =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

/** The object in a field; one without fields when there is none. */
export function objectIn(owner: VumObject, field: string): VumObject {
  const value = owner[field];
  return isObject(value) ? value : {};
}

/** The objects of the list in a field, what is none left out; null when the field is not there, which is unknown. */
export function objectsIn(owner: VumObject, field: string): readonly VumObject[] | null {
  const value = owner[field];
  if (!Array.isArray(value)) return isObject(value) ? [value] : null;
  return value.slice(0, longestList).filter(isObject);
}

/**
 * The text of a code, number or text in a field: 4 and "4" are the same. Empty when it is not there; a list, an object
 * or a truth is no value of VUM, and becomes a sign that no reader knows.
 */
export function textIn(owner: VumObject, field: string): string {
  const value = owner[field];
  if (value === undefined || value === null) return '';
  if (typeof value === 'string') return value.trim();
  return typeof value === 'number' && Number.isFinite(value) ? String(value) : '\uFFFD';
}
