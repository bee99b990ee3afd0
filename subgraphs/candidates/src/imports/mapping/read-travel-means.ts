import type { TravelMeans } from '../../entities';
import { readList } from './read-list';
import { nothing, plainText, type Reading, unread, isUnknownWord } from './word';

/** VUM's codes of a means of transport. Its 9 ("another") names none: it is as unknown as its 0. */
const byVumCode: Readonly<Record<string, TravelMeans>> = {
  '1': 'CAR',
  '2': 'MOPED',
  '3': 'BICYCLE',
  '4': 'MOTORCYCLE',
  '5': 'PUBLIC_TRANSPORT',
};

const byWord: Readonly<Record<string, TravelMeans>> = {
  auto: 'CAR',
  'eigen auto': 'CAR',
  car: 'CAR',
  bromfiets: 'MOPED',
  brommer: 'MOPED',
  snorfiets: 'MOPED',
  scooter: 'MOPED',
  fiets: 'BICYCLE',
  'e-bike': 'BICYCLE',
  ebike: 'BICYCLE',
  'elektrische fiets': 'BICYCLE',
  bicycle: 'BICYCLE',
  motor: 'MOTORCYCLE',
  motorfiets: 'MOTORCYCLE',
  ov: 'PUBLIC_TRANSPORT',
  'o.v.': 'PUBLIC_TRANSPORT',
  'openbaar vervoer': 'PUBLIC_TRANSPORT',
  bus: 'PUBLIC_TRANSPORT',
  trein: 'PUBLIC_TRANSPORT',
  tram: 'PUBLIC_TRANSPORT',
  metro: 'PUBLIC_TRANSPORT',
};

/** The means with this VUM code; null when the code says that it is unknown, undefined when it is no such code. */
export function travelMeansOfVumCode(code: string): TravelMeans | null | undefined {
  if (code === '0' || code === '9') return null;
  return Object.hasOwn(byVumCode, code) ? byVumCode[code] : undefined;
}

/** Means of transport in Dutch words or by VUM code. */
export function readTravelMeans(text: string): Reading<readonly TravelMeans[]> {
  return readList(
    text,
    (part) => {
      const plain = plainText(part);
      const means = Object.hasOwn(byWord, plain) ? byWord[plain] : travelMeansOfVumCode(plain);
      if (means === null) return { items: [] };
      return means === undefined ? { problem: 'UNKNOWN_CODE' } : { items: [means] };
    },
    /[;,\n\r|/+]+| en | & /,
  );
}

/** A number of kilometres or minutes, 1 to 999, with or without its unit. */
export function readTravelNumber(text: string): Reading<number> {
  const plain = plainText(text);
  if (isUnknownWord(plain)) return nothing;
  const bare =
    /^(?:max(?:imaal|\.)? ?)?(\d{1,6})(?:[.,]0+)? ?(?:km|kilometer|min|min\.|minuten|minuut)?$/.exec(
      plain,
    )?.[1];
  if (bare === undefined) return unread('UNREADABLE');
  // Nobody who looks for work travels nothing: a zero stands where nothing was asked.
  if (Number(bare) === 0) return unread('AMBIGUOUS');
  return Number(bare) > 999 ? unread('OUT_OF_BOUNDS') : { value: Number(bare) };
}
