import { Column, Entity, PrimaryColumn } from 'typeorm';

export type ArrangementState = 'DRAFT' | 'SUBMITTED' | 'SIGNED' | 'UNDER_EVALUATION' | 'ENDED';

/** Which subgraph's contact an id is of: a desk's (regions) or an employer's (employers). */
export type ContactKind = 'DESK' | 'EMPLOYER';

/**
 * One version of an employer's framework of working agreements. Its clauses are a clause set of their own. Versions of
 * one framework share `frameworkId`; of them at most one is in force on any day.
 */
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

  /** What its versions have in common. What is written without one is a framework of its own. */
  @Column({ type: 'uuid', name: 'framework_id', generated: 'uuid' })
  frameworkId!: string;

  /** Counts changes from 1: what the next change must have seen. */
  @Column({ type: 'integer', default: 1 })
  revision!: number;
}
