import { Column, Entity, PrimaryColumn } from 'typeorm';

export type ArrangementState = 'DRAFT' | 'SUBMITTED' | 'SIGNED' | 'UNDER_EVALUATION' | 'ENDED';

/** Which subgraph's contact an id is of: a desk's (regions) or an employer's (employers). */
export type ContactKind = 'DESK' | 'EMPLOYER';

/** An employer's framework of working agreements. Its clauses are a clause set of their own. */
@Entity({ name: 'arrangements' })
export class Arrangement {
  @PrimaryColumn({ type: 'uuid', primaryKeyConstraintName: 'pk_arrangements' })
  id!: string;

  @Column({ type: 'uuid', name: 'employer_id' })
  employerId!: string;

  @Column({ type: 'text' })
  title!: string;

  @Column({ type: 'integer' })
  version!: number;

  @Column({ type: 'text' })
  state!: ArrangementState;

  @Column({ type: 'uuid', name: 'clause_set_id' })
  clauseSetId!: string;

  @Column({ type: 'date', name: 'signed_on', nullable: true })
  signedOn!: string | null;

  /** Functions and organisations, never persons. */
  @Column({ type: 'text', array: true })
  signatories!: string[];

  @Column({ type: 'date', name: 'valid_from', nullable: true })
  validFrom!: string | null;

  @Column({ type: 'date', name: 'valid_until', nullable: true })
  validUntil!: string | null;

  @Column({ type: 'text', name: 'contact_kind', nullable: true })
  contactKind!: ContactKind | null;

  @Column({ type: 'uuid', name: 'contact_id', nullable: true })
  contactId!: string | null;
}
