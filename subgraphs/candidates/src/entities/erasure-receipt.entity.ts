import { Column, Entity, PrimaryColumn } from 'typeorm';

/**
 * The proof of an erasure: when, for which desk, and how much of each kind; nothing of whom. Under forced row-level
 * security, for the desk alone.
 */
@Entity({ name: 'erasure_receipts' })
export class ErasureReceipt {
  /** Also the id of the erasure's audit line. */
  @PrimaryColumn({ type: 'uuid', primaryKeyConstraintName: 'pk_erasure_receipts' })
  id!: string;

  /** The desk that the policy compares with the caller. */
  @Column({ type: 'uuid', name: 'desk_id' })
  deskId!: string;

  @Column({ type: 'timestamptz', name: 'erased_at' })
  erasedAt!: Date;

  @Column({ type: 'integer' })
  profiles!: number;

  @Column({ type: 'integer', name: 'private_details' })
  privateDetails!: number;

  @Column({ type: 'integer', name: 'introductions_closed' })
  introductionsClosed!: number;

  @Column({ type: 'integer' })
  meetings!: number;

  @Column({ type: 'integer' })
  notes!: number;
}
