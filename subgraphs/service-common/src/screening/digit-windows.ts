import type { Span } from './spans';

/** Digits that can be read as one number, though spaces, dots, dashes, slashes or brackets part them. */
export interface DigitWindow extends Span {
  readonly digits: string;
  /** How many groups of digits it is written in. */
  readonly groups: number;
  /** Whether a plus sign stands before it. */
  readonly hasPlus: boolean;
}

const shortest = 8;
const longest = 15;
const joint = /^[ ./_()-]{1,3}$/;

interface Group {
  readonly start: number;
  readonly length: number;
}

/**
 * Calls `visit` for every run of whole neighbouring groups of 8 to 15 digits together. A longer group joins
 * nothing, and a run has at most 15 groups, so the time is linear in the text whatever it holds.
 */
export function eachDigitWindow(text: string, visit: (window: DigitWindow) => void): void {
  let groups: Group[] = [];
  let recent = '';
  let end = -1;
  for (const { digits, start, length } of digitGroups(text)) {
    const isJoined = start - end <= 3 && joint.test(text.slice(end, start));
    if (!isJoined || length > longest) groups = [];
    end = start + length;
    if (length > longest) continue;
    groups.push({ start, length });
    if (groups.length > longest) groups.shift();
    recent = (recent + digits).slice(-longest);
    let total = 0;
    for (let at = groups.length - 1; at >= 0; at -= 1) {
      const group = groups[at];
      total += group?.length ?? 0;
      if (group === undefined || total > longest) break;
      if (total < shortest) continue;
      visit({
        digits: recent.slice(-total),
        start: group.start,
        end,
        groups: groups.length - at,
        hasPlus: text[group.start - 1] === '+',
      });
    }
  }
}

const isDigit = (text: string, at: number): boolean => {
  const code = text.charCodeAt(at);
  return code >= 48 && code <= 57;
};

/** The groups of digits in a text. By hand: a pattern runs out of stack on a group of millions. */
function* digitGroups(text: string): Generator<Group & { readonly digits: string }> {
  let at = 0;
  while (at < text.length) {
    if (!isDigit(text, at)) {
      at += 1;
      continue;
    }
    const start = at;
    while (at < text.length && isDigit(text, at)) at += 1;
    yield { start, length: at - start, digits: text.slice(start, Math.min(at, start + longest)) };
  }
}
