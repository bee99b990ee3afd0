/** Items in batches of a size, as they are made, and how many there were with each. */
export function* batchesOf<Item>(
  items: Iterable<Item>,
  size: number,
): Generator<{ readonly items: Item[]; readonly upTo: number }> {
  let batch: Item[] = [];
  let upTo = 0;
  for (const item of items) {
    batch.push(item);
    upTo += 1;
    if (batch.length === size) {
      yield { items: batch, upTo };
      batch = [];
    }
  }
  if (batch.length > 0) yield { items: batch, upTo };
}
