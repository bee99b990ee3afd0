/** A fact that a client may know. */
export type SafeFact = string | number | boolean | null;

/** Ids, states and instants are facts; a sentence or a cell of a file is not. */
const bounds = { facts: 16, nameForm: /^[a-z][A-Za-z]{0,39}$/, textForm: /^[A-Za-z0-9_.:+-]{1,100}$/ };

/** Whether a value is an object of few, short facts without spaces, none of them called `code`. */
export function isSafeFacts(value: unknown): value is Readonly<Record<string, SafeFact>> {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) return false;
  const entries = Object.entries(value);
  return (
    entries.length <= bounds.facts &&
    entries.every(([name, fact]) => bounds.nameForm.test(name) && name !== 'code' && isFact(fact))
  );
}

function isFact(value: unknown): value is SafeFact {
  if (typeof value === 'string') return bounds.textForm.test(value);
  return (
    value === null || typeof value === 'boolean' || (typeof value === 'number' && Number.isFinite(value))
  );
}
