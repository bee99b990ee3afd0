/** One loader per value of a field's arguments, made when first asked for: parents that ask the same share it. */
export function perArgument<Arguments extends readonly (string | null)[], Loader>(
  make: (...values: Arguments) => Loader,
): (...values: Arguments) => Loader {
  const made = new Map<string, Loader>();
  return (...values) => {
    const key = JSON.stringify(values);
    const loader = made.get(key) ?? make(...values);
    made.set(key, loader);
    return loader;
  };
}
