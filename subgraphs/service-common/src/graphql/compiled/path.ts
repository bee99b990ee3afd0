/** Where a value stands in an answer, from the value up to the root; the form that graphql-js gives resolvers. */
export interface Path {
  readonly prev: Path | undefined;
  /** A response name, or the index of an item. */
  readonly key: string | number;
  /** The type whose field the key names; undefined for an item. */
  readonly typename: string | undefined;
}

/** The keys from the root down. */
export function keysOf(path: Path | undefined): (string | number)[] {
  const keys: (string | number)[] = [];
  for (let at = path; at !== undefined; at = at.prev) keys.push(at.key);
  return keys.reverse();
}

/** The field that a place belongs to: the place itself, or that of the list which it is an item of. */
export function fieldOf(path: Path): Path {
  let at = path;
  while (typeof at.key === 'number' && at.prev) at = at.prev;
  return at;
}
