import { referenceMunicipalities } from '@banenbrug/service-common';

const earthRadiusKm = 6371;

const radians = (degrees: number): number => (degrees * Math.PI) / 180;

interface Point {
  readonly latitude: number;
  readonly longitude: number;
}

/** Along a great circle (haversine), in whole kilometres. */
function kilometresBetween(a: Point, b: Point): number {
  const [latitudeA, latitudeB] = [radians(a.latitude), radians(b.latitude)];
  const half =
    Math.sin((latitudeB - latitudeA) / 2) ** 2 +
    Math.cos(latitudeA) * Math.cos(latitudeB) * Math.sin(radians(b.longitude - a.longitude) / 2) ** 2;
  return Math.round(2 * earthRadiusKm * Math.asin(Math.sqrt(half)));
}

/** Kilometres to each municipality, by its code. */
export type Distances = Readonly<Record<string, number>>;

const known = new Map<string, Distances>();

/**
 * How far it is from the point of a municipality to that of each, itself too, in whole kilometres as the crow flies;
 * the points are the kit's reference data. Of a code that no municipality has: none.
 */
export function distancesFrom(code: string): Distances {
  const found = known.get(code);
  if (found) return found;
  const from = referenceMunicipalities.find((municipality) => municipality.code === code);
  const distances = from
    ? Object.fromEntries(referenceMunicipalities.map((to) => [to.code, kilometresBetween(from, to)]))
    : {};
  if (from) known.set(code, distances);
  return distances;
}
