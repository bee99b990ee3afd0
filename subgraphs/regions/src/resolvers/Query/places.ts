import { findPlaces, HubError } from '@banenbrug/service-common';

const maximumNames = 100;

export const places = (_: unknown, { names }: { names: readonly string[] }) => {
  if (names.length > maximumNames) {
    throw new HubError('BAD_USER_INPUT', { argument: 'names', maximum: maximumNames });
  }
  return names.map((name) => ({ matches: findPlaces(name) }));
};
