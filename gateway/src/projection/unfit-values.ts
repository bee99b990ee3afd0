import type { Language } from '@banenbrug/service-common';
import { GraphQLError } from 'graphql';
import { recordFailure } from '../executor/fetch-errors';
import type { Run, UnfitValues } from '../executor/run';
import { TransportError } from '../transport/subgraph-transport';

/** Where the values of a field come from, for errors about them. */
export interface Origin {
  /** Type.field. */
  readonly field: string;
  /** The subgraph that alone gives them; null when several can. */
  readonly service: string | null;
}

/**
 * Notes a value that has not the type of its field, at the place where the projection is.
 * @param key the response key below that place, when the projection did not go there
 */
export function noteUnfit(run: Run, { field, service }: Origin, key?: string): void {
  const known = run.unfit.get(service);
  if (known) known.count += 1;
  else {
    const path = key === undefined ? [...run.path] : [...run.path, key];
    run.unfit.set(service, { path, field, count: 1 });
  }
}

/** Notes what stands where a list or an object belongs, unless that is nothing at all. */
export function noteMisshapen(run: Run, raw: unknown, origin: Origin | null): void {
  if (raw !== null && raw !== undefined && origin !== null) noteUnfit(run, origin);
}

const nobodyToBlame: Record<Language, string> = {
  en: 'A service gave no usable answer. Its part of the answer is missing.',
  nl: 'Een dienst gaf geen bruikbaar antwoord. Dit deel van het antwoord ontbreekt.',
};

/** Records one error for each subgraph with values that do not fit, at the first of them; the log says how many. */
export function recordUnfitErrors(run: Run): void {
  for (const [service, values] of run.unfit) {
    const reason = reasonOf(values);
    if (service === null) recordUnnamed(run, reason, values.path);
    else recordFailure(run, service, new TransportError('SUBGRAPH_BAD_RESPONSE', reason), values.path);
  }
}

/** Names of the schema only: what was in the place is nobody's business. */
function reasonOf({ field, count }: UnfitValues): string {
  return `values have not the type of their field: ${count}, the first of ${field}`;
}

function recordUnnamed(run: Run, reason: string, path: UnfitValues['path']): void {
  const { requestId, language } = run.context;
  const code = 'SUBGRAPH_BAD_RESPONSE';
  run.logger.error({ requestId, code, reason }, 'a subgraph gave values that do not fit');
  run.errors.push(new GraphQLError(nobodyToBlame[language], { path, extensions: { code } }));
}
