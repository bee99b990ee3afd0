import { isStorableText } from '@banenbrug/service-common';
import { readList } from './read-list';
import type { Reading } from './word';

/** Characters of a skill, as a profile has them. */
const longest = 80;

/** Skills, split at semicolons, commas and lines. Their texts are not screened here. */
export function readSkills(text: string): Reading<readonly string[]> {
  return readList(text, (part) => {
    const skill = part.replace(/\s+/g, ' ').replace(/^[-*•·] ?/, '');
    if (skill === '' || !isStorableText(skill) || skill.includes('\uFFFD')) return { problem: 'UNREADABLE' };
    return skill.length > longest ? { problem: 'TOO_LONG' } : { items: [skill] };
  });
}
