import { createRandom, jobs, type Random } from '@banenbrug/standalone';
import { referenceRegions } from '@banenbrug/service-common';

/** What is asked of candidates in one run, as criteria of the schema. */
export interface Asked {
  readonly regions: readonly string[] | null;
  readonly hours: { readonly min: number; readonly max: number };
  readonly occupations: readonly string[];
  readonly skill: string | null;
}

const runs = 64;

/** The questions of a kind, one after another: the same ones for every target, so that they can be compared. */
export function askedOf(kind: string, one: (random: Random) => Asked): readonly Asked[] {
  const random = createRandom('bench', 'questions', kind);
  return Array.from({ length: runs }, () => one(random));
}

/** Three regions of the country, and work that some there wish. */
export const inThreeRegions = askedOf('three regions', (random) => ({
  regions: random.some(referenceRegions, 3).map(({ code }) => code),
  hours: hoursOf(random),
  occupations: random.some(jobs, 3).map(({ isco }) => isco),
  skill: null,
}));

/** Common and rare ones, inflected, and with mistakes. */
const typedSkills = [
  'heftruck rijden',
  'heftruk',
  'pallets stapelen',
  'orders verzamelen',
  'voorraad tellen',
  'inpakken',
  'schoonmaken',
  'bordjes wassen',
  'kozijnen schilderen',
  'broodjes klaarzetten',
  'printplaten monteren',
  'tegels zagen',
] as const;

/** The whole country, by a skill as somebody types it. */
export const bySkill = askedOf('skill', (random) => ({
  regions: null,
  hours: hoursOf(random),
  occupations: [],
  skill: random.pick(typedSkills),
}));

function hoursOf(random: Random): Asked['hours'] {
  const min = random.pick([16, 20, 24]);
  return { min, max: min + 12 };
}

/** The criteria as variables of an operation. */
export const criteriaOf = ({ regions, hours, occupations, skill }: Asked): object => ({
  ...(regions ? { regions } : {}),
  hoursPerWeek: hours,
  ...(occupations.length > 0 ? { occupations: occupations.map((code) => ({ scheme: 'ISCO', code })) } : {}),
  ...(skill === null ? {} : { skills: [skill] }),
});
