import type { Phrase } from './clause-field';

const counted = (one: string, many: string) => (n: number) => `${n} ${n === 1 ? one : many}`;

const units = {
  workingDays: { en: counted('working day', 'working days'), nl: counted('werkdag', 'werkdagen') },
  days: { en: counted('day', 'days'), nl: counted('dag', 'dagen') },
  weeks: { en: counted('week', 'weeks'), nl: counted('week', 'weken') },
  months: { en: counted('month', 'months'), nl: counted('maand', 'maanden') },
} as const;

/** A phrase around an amount of a unit: `before 3 months after`, in both languages. */
export function amount(
  unit: keyof typeof units,
  words: { readonly en: readonly [string, string?]; readonly nl: readonly [string, string?] },
): Phrase<number> {
  const around = (language: 'en' | 'nl') => (n: number) =>
    [words[language][0], units[unit][language](n), words[language][1]].filter(Boolean).join(' ');
  return { en: around('en'), nl: around('nl') };
}

/** A phrase that names what is said: the words before a label or a text. */
export function labelled(en: string, nl: string): Phrase<string> {
  return { en: (label) => `${en} ${label}`, nl: (label) => `${nl} ${label}` };
}

/** One phrase for yes and one for no. */
export function whether(
  en: { readonly yes: string; readonly no: string },
  nl: { readonly yes: string; readonly no: string },
): Phrase<boolean> {
  return { en: (is) => (is ? en.yes : en.no), nl: (is) => (is ? nl.yes : nl.no) };
}
