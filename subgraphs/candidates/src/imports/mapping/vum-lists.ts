import { occupationKey } from '@banenbrug/service-common';
import type { TravelMeans } from '../../entities';
import { type CandidateOccupationInput, isKnownOccupation } from '../../services/occupation-code.service';
import { isSpokenLanguage, speaksAtLevel } from './read-languages';
import { licenceOf } from './read-licences';
import { bounded, type ItemReading } from './read-list';
import { iscoOfName } from './read-occupations';
import { sectionOfSbi } from './read-sectors';
import { readSkills } from './read-skills';
import { travelMeansOfVumCode } from './read-travel-means';
import { objectIn, objectsIn, textIn, type VumObject } from './vum-value';
import { nothing, type Reading, type ReadingProblem } from './word';

/**
 * A list of VUM. A list that is not there and one that is empty are both unknown: an export writes an empty list where
 * nobody asked.
 */
function readObjects<Item>(
  objects: readonly VumObject[] | null,
  readItem: (object: VumObject) => ItemReading<Item>,
): Reading<readonly Item[]> {
  const found = new Set<Item>();
  let problem: ReadingProblem | undefined;
  for (const object of objects ?? []) {
    const reading = readItem(object);
    if ('problem' in reading) problem ??= reading.problem;
    else for (const item of reading.items) found.add(item);
  }
  return bounded([...found], problem);
}

/** Means that can be used to travel to work, or of which that is not said. */
export function travelMeansOfVum(record: VumObject): Reading<readonly TravelMeans[]> {
  return readObjects(objectsIn(record, 'vervoermiddel'), (object): ItemReading<TravelMeans> => {
    const code = textIn(object, 'codeVervoermiddel');
    if (code === '' || textIn(object, 'indicatieBeschikbaarVoorWoonWerkverkeer') === '2')
      return { items: [] };
    const means = travelMeansOfVumCode(code);
    if (means === undefined) return { problem: 'UNKNOWN_CODE' };
    return { items: means === null ? [] : [means] };
  });
}

export function sectorsOfVum(record: VumObject): Reading<readonly string[]> {
  return readObjects(objectsIn(record, 'sector'), (object): ItemReading<string> => {
    const code = textIn(object, 'codeSbi');
    if (code === '') return { items: [] };
    const reading = sectionOfSbi(code);
    return 'problem' in reading ? reading : { items: [reading.section] };
  });
}

/** Wished occupations: BO&C by code; a text only when it is the exact name of a group of ISCO. */
export function occupationsOfVum(record: VumObject): Reading<readonly CandidateOccupationInput[]> {
  const byKey = new Map<string, CandidateOccupationInput>();
  const { value, problem } = readObjects(
    objectsIn(record, 'bemiddelingsberoep'),
    (object): ItemReading<string> => {
      const occupation = occupationOf(object);
      if (occupation === undefined) return { items: [] };
      if (occupation === null) return { problem: 'UNKNOWN_CODE' };
      byKey.set(occupationKey(occupation), occupation);
      return { items: [occupationKey(occupation)] };
    },
  );
  const read = value?.flatMap((key) => byKey.get(key) ?? []) ?? null;
  return problem === undefined ? { value: read } : { value: read, problem };
}

/** Undefined when the object names none, null when nobody knows what it names. */
function occupationOf(object: VumObject): CandidateOccupationInput | null | undefined {
  const coded = { ...object, ...objectIn(object, 'beroepsnaamGecodeerd') };
  const code = textIn(coded, 'codeBeroepsnaam');
  if (code !== '') {
    const occupation = { scheme: 'BOC', code } as const;
    return /^\d{1,10}$/.test(code) && isKnownOccupation(occupation) ? occupation : null;
  }
  const uncoded = { ...object, ...objectIn(object, 'beroepsnaamOngecodeerd') };
  const name = textIn(uncoded, 'naamBeroepOngecodeerd');
  if (name === '') return undefined;
  const isco = iscoOfName(name);
  return isco === null ? null : { scheme: 'ISCO', code: isco };
}

export function skillsOfVum(skills: VumObject): Reading<readonly string[]> {
  return readObjects(objectsIn(skills, 'vakvaardigheid'), (object): ItemReading<string> => {
    const { value, problem } = readSkills(textIn(object, 'omschrijving'));
    return problem === undefined ? { items: value ?? [] } : { problem };
  });
}

/**
 * Languages spoken reasonably or better. One of unknown level leaves the list unknown: without that language it would
 * say that the person does not speak it.
 */
export function languagesOfVum(skills: VumObject): Reading<readonly string[]> {
  const objects = objectsIn(skills, 'taalbeheersing') ?? [];
  const levels = objects.map((object) => speaksAtLevel(textIn(object, 'codeNiveauTaalbeheersingMondeling')));
  if (levels.includes(null)) return nothing;
  return readObjects(objects, (object): ItemReading<string> => {
    const code = textIn(object, 'codeTaal').toLowerCase();
    const speaks = speaksAtLevel(textIn(object, 'codeNiveauTaalbeheersingMondeling'));
    if (speaks === undefined || !isSpokenLanguage(code)) return { problem: 'UNKNOWN_CODE' };
    return { items: speaks ? [code] : [] };
  });
}

export function licencesOfVum(skills: VumObject): Reading<readonly string[]> {
  return readObjects(objectsIn(skills, 'rijbewijs'), (object): ItemReading<string> => {
    const category = textIn(object, 'codeSoortRijbewijs');
    if (category === '') return { items: [] };
    const licence = licenceOf(category);
    return licence === null ? { problem: 'UNKNOWN_CODE' } : { items: [licence] };
  });
}
