import type { Random } from '@banenbrug/standalone';

/** What is done at work, in the infinitive: the verbs of made-up skills. */
const deeds = [
  'inpakken',
  'sorteren',
  'schoonmaken',
  'monteren',
  'controleren',
  'laden en lossen',
  'bijvullen',
  'bezorgen',
  'registreren',
  'onderhouden',
  'snijden',
  'stapelen',
  'labelen',
  'bedienen',
  'klaarzetten',
  'tellen',
  'naaien',
  'lassen',
  'zagen',
  'schilderen',
] as const;

/** What it is done with or to. */
const things = [
  'pakketten',
  'pallets',
  'schappen',
  'orders',
  'kratten',
  'machines',
  'fietsen',
  'kantoren',
  'keukens',
  'klaslokalen',
  'bedden',
  'planten',
  'perken',
  'kozijnen',
  'meubels',
  'kleding',
  'gordijnen',
  'post',
  'dossiers',
  'retouren',
  'flessen',
  'groenten',
  'broodjes',
  'maaltijden',
  'tafels',
  'ramen',
  'sanitair',
  'auto’s',
  'banden',
  'kabels',
  'printplaten',
  'onderdelen',
  'gereedschap',
  'dozen',
  'etiketten',
  'stoelen',
  'lampen',
  'hekwerk',
  'tegels',
  'bestrating',
] as const;

const manners = [
  '',
  ' met een scanner',
  ' aan de band',
  ' op lijst',
  ' in de koelcel',
  ' in ploegen',
] as const;

/** Skills as desks write them: some thousands of different texts, the first ones far more common than the last. */
export function vocabularyOf(common: readonly string[]): readonly string[] {
  const made = manners.flatMap((manner) =>
    things.flatMap((thing) => deeds.map((deed) => `${thing} ${deed}${manner}`)),
  );
  return [...common, ...made];
}

/** A place in a list of this length: the nearer to its beginning the more often, about as words in a text are. */
export function zipf(random: Random, length: number): number {
  const share = random.integer(0, 1_000_000) / 1_000_001;
  return Math.floor(length ** share) - 1;
}
