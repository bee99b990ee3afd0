function refuse(): never {
  throw new TypeError('This list of codes is closed: it changes with the reference data only.');
}

/** A set that nobody can add to or take from, not even past the type system. */
export function closedSet<Value>(values: Iterable<Value>): ReadonlySet<Value> {
  return Object.freeze(Object.assign(new Set(values), { add: refuse, delete: refuse, clear: refuse }));
}

/** The rows by their code. Throws when a code occurs twice. */
export function byCode<Row extends { readonly code: string }>(
  rows: readonly Row[],
): ReadonlyMap<string, Row> {
  const found = new Map<string, Row>();
  for (const row of rows) {
    if (found.has(row.code)) throw new Error(`Reference data: code ${row.code} occurs twice.`);
    found.set(row.code, row);
  }
  return found;
}

/** Freezes each row and the list. */
export function frozenRows<Row extends object>(rows: readonly Row[]): readonly Readonly<Row>[] {
  return Object.freeze(rows.map((row) => Object.freeze(row)));
}
