import { Column, Entity, PrimaryColumn } from 'typeorm';

/** A subject whose tokens are refused, or were until it was let in again. */
@Entity({ name: 'revoked_subjects' })
export class RevokedSubject {
  @PrimaryColumn({ type: 'uuid', primaryKeyConstraintName: 'pk_revoked_subjects' })
  id!: string;

  @Column({ type: 'text' })
  issuer!: string;

  @Column({ type: 'text' })
  subject!: string;

  @Column({ type: 'timestamptz', precision: 3, name: 'revoked_at' })
  revokedAt!: Date;

  /** Null while the subject is revoked. */
  @Column({ type: 'timestamptz', precision: 3, name: 'reinstated_at', nullable: true })
  reinstatedAt!: Date | null;
}
