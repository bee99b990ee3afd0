/** How often things happened, in sections. */
export class Tally {
  private readonly sections = new Map<string, Map<string, number>>();

  hit(section: string, what: string, times = 1): void {
    const counts = this.sections.get(section) ?? new Map<string, number>();
    counts.set(what, (counts.get(what) ?? 0) + times);
    this.sections.set(section, counts);
  }

  count(section: string, what: string): number {
    return this.sections.get(section)?.get(what) ?? 0;
  }
}

/** How often each thing must at least happen, by section: the rows of the table, in its order. */
export type Minimums = Readonly<Record<string, Readonly<Record<string, number>>>>;

/** The rows that were hit less often than they must be, as sentences. */
export function shortfalls(tally: Tally, minimums: Minimums): string[] {
  return rowsOf(tally, minimums).flatMap(([section, what, hits, minimum]) =>
    hits < minimum ? [`${section}, ${what}: ${hits} of at least ${minimum}`] : [],
  );
}

/** The whole tally as a table in Markdown. */
export function tableOf(tally: Tally, minimums: Minimums): string {
  const rows = rowsOf(tally, minimums).map((row) => `| ${row.join(' | ')} |`);
  return ['| section | what | hits | minimum |', '| --- | --- | --: | --: |', ...rows].join('\n');
}

function rowsOf(tally: Tally, minimums: Minimums): [string, string, number, number][] {
  return Object.entries(minimums).flatMap(([section, rows]) =>
    Object.entries(rows).map(([what, minimum]): [string, string, number, number] => [
      section,
      what,
      tally.count(section, what),
      minimum,
    ]),
  );
}
