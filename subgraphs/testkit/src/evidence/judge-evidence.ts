import { readFileSync, rmSync } from 'node:fs';
import { relative } from 'node:path';
import { filesIn, logFolder, logSources, valueFolder } from './evidence-folder';
import { createLogSearch, type Finding } from './log-search';
import type { SensitiveValue } from './sensitive';

/** What a run's logs were found to hold. */
export interface Verdict {
  readonly isClean: boolean;
  /** For the person at the terminal: never a value. */
  readonly message: string;
}

/** More findings than these help nobody. */
const mostTold = 20;

/**
 * Searches every log of a run that has ended for every value that its tests said is sensitive, and removes the
 * folder unless something was found.
 * @param isWholeRun then logs must have come from every source, and values from somewhere: without them the search could not fail
 */
export async function judgeEvidence(folder: string, isWholeRun: boolean): Promise<Verdict> {
  const values = valuesIn(folder);
  const logs = logSources.map((source) => ({ source, paths: filesIn(logFolder(folder, source)) }));
  const search = createLogSearch(values);
  let bytes = 0;
  const findings: Finding[] = [];
  for (const path of logs.flatMap(({ paths }) => paths)) {
    const searched = await search(path);
    bytes += searched.bytes;
    findings.push(...searched.findings);
  }
  const silent = logs.filter(({ paths }) => paths.length === 0).map(({ source }) => source);
  const count = logs.reduce((sum, { paths }) => sum + paths.length, 0);
  const searched = `${values.length} values searched in ${count} logs (${(bytes / 1_000_000).toFixed(1)} MB)`;
  if (findings.length > 0) {
    return { isClean: false, message: `${searched}: ${findings.length} FOUND\n${told(folder, findings)}` };
  }
  rmSync(folder, { recursive: true, force: true });
  if (values.length > 0 && silent.length === 0) return { isClean: true, message: `${searched}: none found` };
  const missing = values.length === 0 ? 'no test named a value' : `no log came from ${silent.join(', ')}`;
  return isWholeRun
    ? { isClean: false, message: `${searched}: ${missing}, so the search could not have failed: FAILED` }
    : { isClean: true, message: `${searched}: none found (${missing})` };
}

/** Each value once, with the test file that named it first. */
function valuesIn(folder: string): SensitiveValue[] {
  const values = new Map<string, SensitiveValue>();
  for (const path of filesIn(valueFolder(folder))) {
    for (const line of readFileSync(path, 'utf8').split('\n').filter(Boolean)) {
      const value = JSON.parse(line) as SensitiveValue;
      if (!values.has(value.value)) values.set(value.value, value);
    }
  }
  return [...values.values()];
}

function told(folder: string, findings: readonly Finding[]): string {
  const lines = findings
    .slice(0, mostTold)
    .map(
      ({ log, line, how, value }) =>
        `  ${relative(folder, log)}:${line} ${value.kind}, ${how}, of ${value.spec}`,
    );
  const more = findings.length > mostTold ? [`  and ${findings.length - mostTold} more`] : [];
  return [
    ...lines,
    ...more,
    `  The logs are kept in ${folder}. In jest's own log it can be the difference that a failing test printed.`,
  ].join('\n');
}
