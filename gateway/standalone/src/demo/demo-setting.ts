import { addDays, findPlaces, municipalityByCode, systemClock, today } from '@banenbrug/service-common';
import { defaultSeed, demoId } from './demo-id';
import { createRandom, type Random } from './random';

/** What demo data can be asked for. */
export interface DemoDataOptions {
  readonly seed?: string;
  /** 1 as `npm start` loads it; n multiplies employers, sites, vacancies, profiles and sessions. */
  readonly size?: number;
  /** The day it is loaded on and its dates stand around, YYYY-MM-DD; today in the Netherlands when absent. */
  readonly day?: string;
  /** Names of the municipalities of the first employer's depots. */
  readonly towns?: readonly string[];
}

/** A depot of the first demo employer: a municipality and its region. */
export interface DemoDepot {
  readonly municipalityCode: string;
  readonly municipalityName: string;
  readonly regionCode: string;
}

/** What all demo rows are made from: nothing else decides what they are. */
export interface DemoSetting {
  readonly seed: string;
  readonly size: number;
  readonly day: string;
  readonly depots: readonly DemoDepot[];
  /** The depots' regions in the order of the depots, each once. */
  readonly depotRegions: readonly string[];
  /** The id of the object of this name. */
  id(...name: readonly (string | number)[]): string;
  /** Chance of its own for what has this name. */
  random(...name: readonly (string | number)[]): Random;
  /** The day so many days before; a negative number is after. */
  ago(days: number): string;
}

/** The depots of the main question. */
export const defaultTowns = ['Apeldoorn', 'Venlo', 'Amsterdam'] as const;

/** @throws Error when a town is no municipality, the size is not a whole number from 1, or the day is no date */
export function demoSetting(options: DemoDataOptions = {}): DemoSetting {
  const { seed = defaultSeed, size = 1, day = today(systemClock), towns = defaultTowns } = options;
  if (!Number.isInteger(size) || size < 1) throw new Error('The size of demo data is a whole number from 1.');
  if (!/^\d{4}-\d\d-\d\d$/.test(day)) throw new Error('The day of demo data is given as YYYY-MM-DD.');
  const depots = towns.map(depotIn);
  return {
    seed,
    size,
    day,
    depots,
    depotRegions: [...new Set(depots.map(({ regionCode }) => regionCode))],
    id: (...name) => demoId(seed, ...name),
    random: (...name) => createRandom(seed, ...name),
    ago: (days) => addDays(day, -days),
  };
}

function depotIn(town: string): DemoDepot {
  const found = findPlaces(town).flatMap(({ municipalityCode }) => municipalityCode ?? []);
  const municipality = found.length === 1 ? municipalityByCode(found[0] ?? '') : null;
  if (!municipality) throw new Error(`There is not exactly one municipality of the name ${town}.`);
  return {
    municipalityCode: municipality.code,
    municipalityName: municipality.name,
    regionCode: municipality.regionCode,
  };
}
