/** A start or stop of the embedded PostgreSQL that cannot work; the message is a sentence for the person at the terminal. */
export class EmbeddedPostgresError extends Error {
  override readonly name = 'EmbeddedPostgresError';
}
