import type { Outcome, UserError } from '../errors';

/** A mutation's payload: the thing under its own name, also beside a conflict where it is told, and the errors. */
export async function payloadOf<Name extends string, T>(
  name: Name,
  outcome: Promise<Outcome<T>>,
): Promise<{ errors: readonly UserError[] } & { [key in Name]: T | null }> {
  const answer = await outcome;
  const { errors } = answer;
  const thing = answer.value ?? ('present' in answer ? answer.present : null);
  return { [name]: thing, errors } as { errors: readonly UserError[] } & { [key in Name]: T | null };
}
