/** Items that share a key, in the order in which each key comes first. */
export function inGroups<T, Key extends string>(
  items: readonly T[],
  keyOf: (item: T) => Key,
): (readonly [key: Key, items: readonly [T, ...T[]]])[] {
  const groups = new Map<Key, [T, ...T[]]>();
  for (const item of items) {
    const group = groups.get(keyOf(item));
    if (group) group.push(item);
    else groups.set(keyOf(item), [item]);
  }
  return [...groups];
}
