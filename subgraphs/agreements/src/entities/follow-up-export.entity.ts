import type { Language, Role } from '@banenbrug/service-common';
import { Column, Entity, PrimaryColumn } from 'typeorm';

export type FollowUpExportFormat = 'CSV' | 'XLSX';

export type CsvSeparator = 'SEMICOLON' | 'COMMA';

/** A ticket for one file of follow-up agreements, and the caller as it was when it was made. It goes a day after it ends. */
@Entity({ name: 'follow_up_exports' })
export class FollowUpExport {
  @PrimaryColumn({ type: 'uuid', primaryKeyConstraintName: 'pk_follow_up_exports' })
  id!: string;

  /** SHA-256 of the secret, in hexadecimal. */
  @Column({ type: 'text', name: 'secret_hash' })
  secretHash!: string;

  @Column({ type: 'text' })
  role!: Role;

  /** The token subject that asked for it. Never shown. */
  @Column({ type: 'text', nullable: true })
  subject!: string | null;

  @Column({ type: 'uuid', name: 'employer_id', nullable: true })
  employerId!: string | null;

  @Column({ type: 'uuid', name: 'desk_id', nullable: true })
  deskId!: string | null;

  @Column({ type: 'text', array: true, name: 'region_codes' })
  regionCodes!: string[];

  /** Narrows the file to one session; null: all that the caller may see. */
  @Column({ type: 'uuid', name: 'session_id', nullable: true })
  sessionId!: string | null;

  @Column({ type: 'text' })
  format!: FollowUpExportFormat;

  @Column({ type: 'text' })
  language!: Language;

  /** Between the cells of a CSV file. */
  @Column({ type: 'text' })
  separator!: CsvSeparator;

  /** How often the file was asked for. */
  @Column({ type: 'integer' })
  fetches!: number;

  @Column({ type: 'timestamptz', precision: 3, name: 'created_at' })
  createdAt!: Date;

  @Column({ type: 'timestamptz', precision: 3, name: 'expires_at' })
  expiresAt!: Date;
}
