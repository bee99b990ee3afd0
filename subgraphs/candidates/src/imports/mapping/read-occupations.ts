import { occupationByCode, occupationKey, occupations } from '@banenbrug/service-common';
import { type CandidateOccupationInput, isKnownOccupation } from '../../services/occupation-code.service';
import { maximumItems, readList } from './read-list';
import { plainText, type Reading } from './word';

const iscoByName = new Map(
  occupations.flatMap(({ code, nameEn, nameNl }) =>
    [nameEn, nameNl].map((name) => [plainText(name), code] as const),
  ),
);

const withScheme = /^(isco|boc|esco|competentnl)(?:-08)? ?: ?(.{1,40})$/i;

/** The ISCO code whose name this is to the letter; null when it is another text, whose meaning nobody may guess. */
export const iscoOfName = (name: string): string | null => iscoByName.get(plainText(name)) ?? null;

/** Wished occupations: an ISCO code, a code with its scheme ("BOC:12345"), or the exact name of an ISCO unit group. */
export function readOccupations(text: string): Reading<readonly CandidateOccupationInput[]> {
  const whole = iscoOfName(text);
  if (whole !== null) return { value: [{ scheme: 'ISCO', code: whole }] };
  const byKey = new Map<string, CandidateOccupationInput>();
  const { value, problem } = readList(text, (part) => {
    const occupation = occupationOf(part);
    if (occupation === null) return { problem: 'UNKNOWN_CODE' };
    byKey.set(occupationKey(occupation), occupation);
    return { items: [occupationKey(occupation)] };
  });
  const read = value?.flatMap((key) => byKey.get(key) ?? []).slice(0, maximumItems) ?? null;
  return problem === undefined ? { value: read } : { value: read, problem };
}

function occupationOf(part: string): CandidateOccupationInput | null {
  const [, scheme, code] = withScheme.exec(part.trim()) ?? [];
  if (scheme !== undefined && code !== undefined) {
    const given = { scheme: scheme.toUpperCase() as CandidateOccupationInput['scheme'], code: code.trim() };
    return isKnownOccupation(given) ? given : null;
  }
  const isco = occupationByCode(part.trim())?.code ?? iscoOfName(part);
  return isco === null ? null : { scheme: 'ISCO', code: isco };
}
