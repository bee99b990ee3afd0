import type { Path } from './path';
import { type CompiledField, isPromise, type Run } from './run';

/**
 * An object of the answer. It inherits nothing, so that an alias such as `__proto__` is a key like any other; an object
 * made with Object.create(null) is so too, but V8 keeps it as a slow hash table.
 */
// oxlint-disable-next-line typescript/no-extraneous-class -- its empty prototype is what it is for
class AnswerObject {}
Object.setPrototypeOf(AnswerObject.prototype, null);
delete (AnswerObject.prototype as { constructor?: unknown }).constructor;

/** Runs the fields of one object side by side. */
export function runSelection(
  run: Run,
  fields: readonly CompiledField[],
  source: unknown,
  path: Path | undefined,
): unknown {
  const answer = new AnswerObject() as Record<string, unknown>;
  let pending: string[] | undefined;
  try {
    for (const field of fields) {
      const value = field.run(run, source, path);
      answer[field.responseName] = value;
      if (isPromise(value)) (pending ??= []).push(field.responseName);
    }
  } catch (error) {
    if (!pending) throw error;
    // The others are waited for: they may fail too, and nobody else would hear it.
    return settled(answer, pending).finally(() => {
      throw error;
    });
  }
  return pending ? settled(answer, pending) : answer;
}

function settled(answer: Record<string, unknown>, pending: readonly string[]): Promise<unknown> {
  return Promise.all(pending.map((name) => answer[name])).then((values) => {
    for (let at = 0; at < pending.length; at += 1) answer[pending[at]!] = values[at];
    return answer;
  });
}

/** Runs the root fields of a mutation one after the other. The first that must not be null and is, ends it. */
export async function runSerially(
  run: Run,
  fields: readonly CompiledField[],
  source: unknown,
): Promise<unknown> {
  const answer = new AnswerObject() as Record<string, unknown>;
  for (const field of fields) answer[field.responseName] = await field.run(run, source, undefined);
  return answer;
}
