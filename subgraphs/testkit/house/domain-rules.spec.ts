import { existsSync } from 'node:fs';
import { basename, join } from 'node:path';
import { root, sources, textOf, trackedFiles } from './repository';

interface Rule {
  readonly number: number;
  /** What keeps it, by its path from the top. */
  readonly keptIn: readonly string[];
  /** Parts of the paths of specs. */
  readonly shownBy: readonly string[];
}

const quoted = (text: string): string[] => [...text.matchAll(/`([^`]+)`/g)].map(([, name = '']) => name);

function rules(): Rule[] {
  const rows = textOf('subgraphs/service-common/docs/rules.md').matchAll(
    /^\| (\d+) \|.*\| (.*) \| (.*) \|$/gm,
  );
  return [...rows].map(([, number, keptIn = '', shownBy = '']) => ({
    number: Number(number),
    keptIn: quoted(keptIn).map((path) => `subgraphs/${path}`),
    shownBy: quoted(shownBy),
  }));
}

describe('the rules of the domain', () => {
  it('are twelve, and each leads to what keeps it and to what shows it', () => {
    const specs = trackedFiles().filter((path) => path.endsWith('spec.ts'));
    expect(rules().map(({ number }) => number)).toEqual(Array.from({ length: 12 }, (_, index) => index + 1));
    for (const { number, keptIn, shownBy } of rules()) {
      expect({ number, absent: keptIn.filter((path) => !existsSync(join(root, path))) }).toEqual({
        number,
        absent: [],
      });
      const isThere = (name: string): boolean => specs.some((path) => path.includes(name));
      expect({ number, absent: shownBy.filter((name) => !isThere(name)) }).toEqual({ number, absent: [] });
      expect([number, keptIn.length > 0, shownBy.length > 0]).toEqual([number, true, true]);
    }
  });

  it('are named in code by their numbers, and by no paper that is not here', () => {
    const numbers = new Set(rules().map(({ number }) => number));
    const named = sources().flatMap((path) =>
      [...textOf(path).matchAll(/domain rule (\d+)/g)].map(([, number]) => ({
        path,
        number: Number(number),
      })),
    );
    expect(named.length).toBeGreaterThan(20);
    expect(named.filter(({ number }) => !numbers.has(number))).toEqual([]);
    expect(
      sources()
        .filter((path) => /\bDESIGN\b/.test(textOf(path)))
        .map((path) => basename(path)),
    ).toEqual([]);
  });
});
