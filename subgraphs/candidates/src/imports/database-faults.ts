/** What the database or the way to it said; null when it was neither. */
function codeOf(error: unknown): string | null {
  if (typeof error !== 'object' || error === null) return null;
  const { code, driverError } = error as { code?: unknown; driverError?: { code?: unknown } };
  const found = driverError?.code ?? code;
  return typeof found === 'string' ? found : null;
}

/** Whether a row was refused because its key is taken. */
export const isUniqueViolation = (error: unknown): boolean => codeOf(error) === '23505';

/**
 * Faults that the next attempt may not meet: two transactions that waited for each other, a server that went away or
 * ended the connection, a statement that took too long.
 */
const passing = /^(40001|40P01|55P03|57014|57P0[123]|53300|08\w{3}|ECONN\w+|EPIPE|ETIMEDOUT)$/;

/** Whether to try again after a fault. */
export function isPassing(error: unknown): boolean {
  const code = codeOf(error);
  if (code !== null) return passing.test(code);
  // The driver has no code for a connection that ended under a statement.
  return (
    error instanceof Error &&
    /^(Connection terminated|Client (has encountered|was closed))/.test(error.message)
  );
}

/** How often something is tried that fails in a way that passes. */
const attempts = 3;

/** Does something that stands whole or not at all, and again when a fault passes. */
export async function tried<T>(act: () => Promise<T>): Promise<T> {
  for (let attempt = 1; ; attempt += 1) {
    try {
      return await act();
    } catch (error) {
      if (attempt >= attempts || !isPassing(error)) throw error;
    }
  }
}
