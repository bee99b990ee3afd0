/** Items that share a key, in the order in which each key comes first. */
export function inGroups<T>(
  items: readonly T[],
  keyOf: (item: T) => string,
): (readonly [key: string, items: readonly [T, ...T[]]])[] {
  const groups = new Map<string, [T, ...T[]]>();
  for (const item of items) {
    const group = groups.get(keyOf(item));
    if (group) group.push(item);
    else groups.set(keyOf(item), [item]);
  }
  return [...groups];
}
