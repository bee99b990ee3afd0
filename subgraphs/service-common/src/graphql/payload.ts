import type { Outcome, UserError } from '../errors';

/** A mutation's payload: the thing under its own name, and the errors. */
export async function payloadOf<Name extends string, T>(
  name: Name,
  outcome: Promise<Outcome<T>>,
): Promise<{ errors: readonly UserError[] } & { [key in Name]: T | null }> {
  const { value, errors } = await outcome;
  return { [name]: value, errors } as { errors: readonly UserError[] } & { [key in Name]: T | null };
}
