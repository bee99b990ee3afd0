import { Column, Entity, PrimaryColumn } from 'typeorm';

/**
 * A short-lived code by which the helpers at one table of a session record entries without an account. It writes and
 * reads nothing. The code itself is shown once and not kept.
 */
@Entity({ name: 'session_join_codes' })
export class SessionJoinCode {
  @PrimaryColumn({ type: 'uuid', primaryKeyConstraintName: 'pk_session_join_codes' })
  id!: string;

  @Column({ type: 'uuid', name: 'session_id' })
  sessionId!: string;

  /** Such as "Table 4": never a person. */
  @Column({ type: 'text', name: 'table_name' })
  tableName!: string;

  /** SHA-256 of the code, in hexadecimal. */
  @Column({ type: 'text', name: 'code_hash' })
  codeHash!: string;

  @Column({ type: 'timestamptz', precision: 3, name: 'created_at' })
  createdAt!: Date;

  @Column({ type: 'timestamptz', precision: 3, name: 'expires_at' })
  expiresAt!: Date;

  @Column({ type: 'timestamptz', precision: 3, name: 'revoked_at', nullable: true })
  revokedAt!: Date | null;

  /** When the minute began in which its entries are counted; null before the first. */
  @Column({ type: 'timestamptz', precision: 3, name: 'window_started_at', nullable: true })
  windowStartedAt!: Date | null;

  @Column({ type: 'integer', name: 'window_entries' })
  windowEntries!: number;
}
