const reasons: Readonly<Record<string, string>> = {
  ECONNREFUSED: 'no server answers at that host and port',
  ENOTFOUND: 'its host is unknown',
  EAI_AGAIN: 'its host could not be looked up',
  ETIMEDOUT: 'no answer came in time',
  '28P01': 'user or password is wrong',
  '28000': 'this user may not log in',
  '3D000': 'the database does not exist',
  '53300': 'it takes no more connections',
};

/** Why a database could not be reached, in words for whoever runs the program, without its address: that holds a password. */
export function connectionFailure(error: unknown): string {
  const code = typeof error === 'object' && error !== null && 'code' in error ? String(error.code) : '';
  return reasons[code] ?? `the connection failed${code ? ` (${code})` : ''}`;
}
