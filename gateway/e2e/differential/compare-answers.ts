import { isDeepStrictEqual } from 'node:util';
import type { FormattedExecutionResult } from 'graphql';
import { brokenCode } from './invented-value';
import { type ResponsePath, type ToldError, type WholeAnswer, toldErrors } from './whole-graph';

/** Why two answers are not the same; null: they are. */
export function differenceOf(
  { result, possible }: Pick<WholeAnswer, 'result' | 'possible'>,
  answer: FormattedExecutionResult,
): string | null {
  const whole = plain(result) as FormattedExecutionResult;
  if (!isDeepStrictEqual(answer.data, whole.data)) return 'the data differ';
  const told = toldErrors(plain(answer) as FormattedExecutionResult);
  const missing = toldErrors(whole).find((error) => !isExplained(error, told, whole.data));
  if (missing) return `nothing tells ${JSON.stringify(missing)}`;
  const allowed = new Set(possible.flatMap(waysToTell));
  const invented = told.find((error) => !allowed.has(JSON.stringify(error)));
  if (invented) return `no field is to blame for ${JSON.stringify(invented)}`;
  const single = told.filter(({ code }) => code !== brokenCode).map((error) => JSON.stringify(error));
  const twice = single.find((error, index) => single.indexOf(error) !== index);
  return twice ? `told twice: ${twice}` : null;
}

/** What a client would get: no undefined, no objects that JSON changes. */
export function plain(value: unknown): unknown {
  return JSON.parse(JSON.stringify(value));
}

/**
 * An error whose field is null in the answer must be told as it is. Where its null took others with it, those may have
 * failed too, and which of them is told is not said anywhere: then something must be told at or below that null, or of
 * the entity above.
 */
function isExplained(error: ToldError, told: readonly ToldError[], data: unknown): boolean {
  const place = placeOfNull(error.path, data);
  if (place.length === error.path.length && error.code !== brokenCode) {
    return told.some((other) => isDeepStrictEqual(other, error));
  }
  return told.some(({ path }) => begins(path, place) || begins(place, path));
}

/** The null that an error left in the answer: its own field, or what its null took with it. */
export function placeOfNull(path: ResponsePath, data: unknown): ResponsePath {
  let value = data;
  for (const [index, key] of path.entries()) {
    if (value === null || value === undefined) return path.slice(0, index);
    value = (value as Record<string | number, unknown>)[key];
  }
  return path;
}

function begins(path: ResponsePath, start: ResponsePath): boolean {
  return start.every((key, index) => path[index] === key);
}

/** An entity that cannot be had is told at its own place, or at each field when it is the asker's own. */
function waysToTell(error: ToldError): string[] {
  const self = JSON.stringify(error);
  return error.code === brokenCode
    ? [self, JSON.stringify({ ...error, path: error.path.slice(0, -1) })]
    : [self];
}
