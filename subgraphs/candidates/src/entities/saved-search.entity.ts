import { Column, Entity, PrimaryColumn } from 'typeorm';

/** A search that an organisation keeps: what is asked of candidates, and nothing of who was found. */
@Entity({ name: 'saved_searches' })
export class SavedSearch {
  @PrimaryColumn({ type: 'uuid', primaryKeyConstraintName: 'pk_saved_searches' })
  id!: string;

  /** The role in which it was saved: with the id the organisation whose it is. */
  @Column({ type: 'text', name: 'owner_role' })
  ownerRole!: 'EMPLOYER' | 'DESK';

  /** The employer or the desk. */
  @Column({ type: 'uuid', name: 'owner_id' })
  ownerId!: string;

  @Column({ type: 'text' })
  name!: string;

  /** As the input CandidateCriteriaInput has them, without what is not asked. */
  @Column({ type: 'jsonb' })
  criteria!: object;

  @Column({ type: 'date', name: 'created_on' })
  createdOn!: string;

  /** The subject that saved it, for the audit; told to nobody. */
  @Column({ type: 'text', name: 'created_by', nullable: true })
  createdBy!: string | null;

  /** Counts its changes from 1: a change is compare-and-set on it. */
  @Column({ type: 'integer' })
  revision!: number;
}
