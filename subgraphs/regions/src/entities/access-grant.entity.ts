import { Column, Entity, PrimaryColumn } from 'typeorm';

/** What a grant lets somebody be. */
export type AccessRole = 'EMPLOYER' | 'DESK' | 'ORGANISER' | 'LIAISON' | 'ADMIN';

/** That a claim in the tokens of an issuer gives a role here. It is withdrawn, never changed or deleted. */
@Entity({ name: 'access_grants' })
export class AccessGrant {
  @PrimaryColumn({ type: 'uuid', primaryKeyConstraintName: 'pk_access_grants' })
  id!: string;

  @Column({ type: 'text' })
  issuer!: string;

  @Column({ type: 'text' })
  claim!: string;

  @Column({ type: 'text' })
  value!: string;

  @Column({ type: 'text' })
  role!: AccessRole;

  /** Each once, in the order of the ids: part of the natural key. Empty unless the role is EMPLOYER. */
  @Column({ type: 'uuid', array: true, name: 'employer_ids' })
  employerIds!: string[];

  /** Null unless the role is DESK. */
  @Column({ type: 'uuid', name: 'desk_id', nullable: true })
  deskId!: string | null;

  @Column({ type: 'timestamptz', precision: 3, name: 'granted_at' })
  grantedAt!: Date;

  /** Null while it holds. */
  @Column({ type: 'timestamptz', precision: 3, name: 'withdrawn_at', nullable: true })
  withdrawnAt!: Date | null;
}
