import type { z } from 'zod';

/** A parsed environment, or every reason why not, one sentence each. */
export type EnvironmentResult<T> =
  | { readonly type: 'ok'; readonly environment: T }
  | { readonly type: 'error'; readonly problems: readonly string[] };

/**
 * Parses environment variables once, at the start of a process, and collects all problems instead of the first.
 * An empty variable counts as absent. Values never appear in a problem: they can be secrets.
 */
export function parseEnvironment<T>(
  schema: z.ZodType<T>,
  variables: Readonly<Record<string, string | undefined>>,
): EnvironmentResult<T> {
  const present = Object.fromEntries(Object.entries(variables).filter(([, value]) => value?.trim()));
  const parsed = schema.safeParse(present);
  if (parsed.success) return { type: 'ok', environment: parsed.data };
  const problems = parsed.error.issues.map(({ path, message }) => `${path.join('.')}: ${message}`);
  return { type: 'error', problems };
}
